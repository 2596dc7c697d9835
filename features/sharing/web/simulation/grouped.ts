/** `1000000.5` → `1,000,000.5`; what is no plain decimal number is left as it was typed. */
export const grouped = (typed: string): string => {
  const text = typed.normalize('NFKC').replace(/[\s,，]/g, '');
  const match = /^([-\u2212]?)(\d+)(\.\d*)?$/.exec(text);
  if (match === null) return typed;
  const [, sign = '', whole = '', part = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '');
  return `${sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}${part === '.' ? '' : part}`;
};
