/** Requirements, acceptance criteria and capabilities: a parameter, its quantity with unit, the test that shows it. */
import { LocalizedText, useText } from '@tongtu/platform/ui';
import { useCodes } from '../codes.ts';
import { TableScroll } from '../parts/table-scroll.tsx';
import { quantityText, type MeasureValue } from '../values.ts';

export const MeasureTable = ({ measures, label }: { measures: readonly MeasureValue[]; label: string }) => {
  const t = useText('listings');
  const parameters = useCodes('parameters');
  const tests = useCodes('tests');
  const withTest = measures.some((m) => m.test);
  const withNote = measures.some((m) => m.note);
  return (
    <TableScroll label={label}>
      <table className="ls-table">
        <thead>
          <tr>
            <th scope="col">{t('measure.parameter')}</th>
            <th scope="col">{t('measure.quantity')}</th>
            {withTest ? <th scope="col">{t('measure.test')}</th> : null}
            {withNote ? <th scope="col">{t('measure.note')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure, index) => (
            <tr key={index}>
              <th scope="row">
                {measure.parameter ? (
                  parameters.name(measure.parameter)
                ) : measure.name ? (
                  <LocalizedText value={measure.name} />
                ) : measure.test ? (
                  tests.name(measure.test)
                ) : (
                  '—'
                )}
              </th>
              <td className="ls-quantity">{quantityText(measure.quantity, t.language) ?? '—'}</td>
              {withTest ? <td>{measure.test ? tests.name(measure.test) : '—'}</td> : null}
              {withNote ? <td>{measure.note ? <LocalizedText value={measure.note} /> : ''}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
};
