import { describe, expect, it } from 'vitest';
import { recordOf } from './record-address.ts';

const id = '0190f3a2-1111-7abc-8def-0123456789ab';
const other = '0190f3a2-2222-7abc-8def-0123456789ab';

describe('the record that an address means', () => {
  it('is the innermost one', () => {
    expect(recordOf(`https://house.example/facilities/${other}/bookings/${id}?x=1`)).toEqual({ type: 'booking', id });
    expect(recordOf(`/sharing-plans/${other}/statements/${id}`)).toEqual({ type: 'payout-statement', id });
    expect(recordOf(`/sharing-plans/${id}/ledger`)).toEqual({ type: 'sharing-plan', id });
  });
  it('may be an id alone, in letters of either size', () => {
    expect(recordOf(` ${id.toUpperCase()} `)).toEqual({ id });
  });
  it('is none where no id stands', () => {
    expect(recordOf('/listings/new')).toBeUndefined();
    expect(recordOf('')).toBeUndefined();
  });
});
