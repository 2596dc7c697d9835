/** Values and ranges with units: the one door to `quantity/` and `units/`. */
export {
  convert,
  dimensionOf,
  isValue,
  quantity,
  quantityFromJson,
  quantityToJson,
  type Bounds,
  type Quantity,
  type QuantityJson,
} from './quantity/quantity.ts';
export { parseQuantity } from './quantity/parse.ts';
export { fits, type Fit, type Gap } from './quantity/fit.ts';
export { formatQuantity, formatUnit } from './quantity/show.ts';
export { dimensions, findUnit, units, unitsOfDimension } from './units/table.ts';
export type { Unit } from './units/unit.ts';
