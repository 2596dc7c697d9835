/** What the benches use of autocannon, which brings no types. */
declare module 'autocannon' {
  type Result = {
    readonly requests: { readonly average: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  const fire: (options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers?: Readonly<Record<string, string>>;
  }) => Promise<Result>;
  export default fire;
}
