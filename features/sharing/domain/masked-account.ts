/** `6222 0202 0001 2345 678` as `**** 5678`: enough to know it again, not enough to pay to it. */
export const maskedAccount = (account: string): string => `**** ${account.replaceAll(/[^0-9A-Z]/g, '').slice(-4)}`;

/** Groups as people write them are dropped: a bank's file wants the bare number. */
export const bareAccount = (account: string): string => account.replaceAll(/[ -]/g, '');
