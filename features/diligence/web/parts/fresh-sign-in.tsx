/** Asks somebody who is signed in to sign in once more, before an act that must be his own. */
export type FreshSignInProps = {
  readonly open: boolean;
  /** Signed in afresh, as the same person: the act may be repeated. */
  readonly onDone: () => unknown;
  readonly onClose: () => void;
};
export const FreshSignIn = (_: FreshSignInProps) => null;
