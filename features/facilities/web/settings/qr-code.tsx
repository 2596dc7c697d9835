/** A QR code as one path, drawn here: the address goes to no other place. */
import { create } from 'qrcode';

/** Squares of the code as an SVG path on a grid of `size`; dark modules of a row that touch become one stroke. */
export const qrPath = (text: string): { readonly size: number; readonly path: string } => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      runs.push(`M${start} ${row}h${column - start + 1}v1h-${column - start + 1}z`);
    }
  }
  return { size: modules.size, path: runs.join('') };
};

export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, path } = qrPath(text);
  return (
    <svg className="fo-qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={size + 8} height={size + 8} className="fo-qr-light" />
      <path d={path} className="fo-qr-dark" />
    </svg>
  );
};
