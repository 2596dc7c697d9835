import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  currencies,
  formatMoney,
  formatMoneyShort,
  maxMinorUnits,
  moneyFromJson,
  moneyToDecimal,
  moneyToJson,
  parseMoney,
  subtractMoney,
  sumMoney,
} from './money.ts';
import { expect as must } from './result.ts';

const cny = (text: string) => must(parseMoney(text, 'CNY'));
const kindOf = (text: string, currency = 'CNY') => {
  const parsed = parseMoney(text, currency);
  return parsed.ok ? parsed.value.amount : parsed.error.kind;
};

describe('money', () => {
  it.each([
    ['1234.50', 123450n],
    ['1,234.5', 123450n],
    ['-0.01', -1n],
    [' ７ ', 700n],
    ['\u22127', -700n],
  ])('reads %s', (text, amount) => expect(kindOf(text)).toBe(amount));
  it('knows the exponent of the currency', () => {
    expect(kindOf('100', 'JPY')).toBe(100n);
    expect(kindOf('1.001', 'KWD')).toBe(1001n);
    expect(currencies).toContain('CNY');
    expect(currencies.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });
  it.each([
    ['1.005', 'CNY', 'money-too-many-decimals'],
    ['1.0', 'JPY', 'money-too-many-decimals'],
    ['', 'CNY', 'money-malformed'],
    ['1e3', 'CNY', 'money-malformed'],
    ['12,34', 'CNY', 'money-malformed'],
    ['1', 'cny', 'money-currency-unknown'],
    ['1', 'toString', 'money-currency-unknown'],
    ['1', 'XAU', 'money-currency-unknown'],
    ['10000000000000000.01', 'CNY', 'money-out-of-range'],
    ['9'.repeat(65), 'CNY', 'money-malformed'],
  ])('refuses %s %s', (text, currency, kind) => expect(kindOf(text, currency)).toBe(kind));
  it('reaches exactly to the limit', () => expect(kindOf('10000000000000000.00')).toBe(maxMinorUnits));
  it('adds and compares one currency only', () => {
    expect(must(addMoney(cny('0.10'), cny('0.20')))).toEqual(cny('0.30'));
    expect(must(subtractMoney(cny('0.10'), cny('0.20')))).toEqual(cny('-0.10'));
    expect(must(compareMoney(cny('1'), cny('2')))).toBe(-1);
    expect(must(sumMoney([], 'CNY')).amount).toBe(0n);
    const dollar = must(parseMoney('1', 'USD'));
    for (const result of [addMoney(cny('1'), dollar), compareMoney(cny('1'), dollar), sumMoney([dollar], 'CNY')]) {
      expect(result).toMatchObject({ ok: false, error: { kind: 'money-currency-mismatch' } });
    }
    expect(addMoney(cny('10000000000000000'), cny('0.01'))).toMatchObject({ error: { kind: 'money-out-of-range' } });
  });
  it('has a JSON form', () => {
    expect(moneyToJson(cny('1234.50'))).toEqual({ amount: '123450', currency: 'CNY' });
    for (const wrong of [null, 5, {}, { amount: 1, currency: 'CNY' }, { amount: '1.5', currency: 'CNY' }])
      expect(moneyFromJson(wrong)).toMatchObject({ error: { kind: 'money-malformed' } });
  });
  it('is shown in the language of the reader, exactly', () => {
    expect(formatMoney(cny('1234.5'), 'zh')).toBe('¥1,234.50');
    expect(formatMoney(cny('1234.5'), 'en')).toBe('CN¥1,234.50');
    expect(formatMoney(cny('9999999999999999.99'), 'zh')).toBe('¥9,999,999,999,999,999.99');
    expect(formatMoneyShort(cny('3500000'), 'zh')).toBe('¥350万');
    expect(formatMoneyShort(cny('120000000'), 'zh')).toBe('¥1.2亿');
    expect(formatMoneyShort(cny('120000000'), 'en')).toBe('CN¥120M');
    expect(moneyToDecimal(cny('-0.05'))).toBe('-0.05');
  });
});
