import { useMemo } from 'react';
import { qrCode } from '../qr-code.ts';
import './qr-picture.css';

/** Dark on light in both themes: many cameras read nothing else. */
export function QrPicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => qrCode(text), [text]);
  return (
    <svg
      className="qr-picture"
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
