import './iris-mark.css';

const BLADES = [0, 60, 120, 180, 240, 300] as const;

export interface IrisMarkProps {
  readonly state: 'open' | 'closed' | 'working';
  readonly size?: number;
  /** A name for screen readers; without one the mark is decoration. */
  readonly label?: string;
}

/** About 1.5 px on the screen at icon sizes, and not much more at any other. */
function strokeWidth(size: number): number {
  return (1.3 + size / 120) * (24 / size);
}

/**
 * The mark: an aperture of six blades. Each blade is a line that turns around its end on the ring;
 * the further it turns, the wider the opening in the middle.
 */
export function IrisMark({ state, size = 24, label }: IrisMarkProps) {
  return (
    <svg
      className={`iris iris-${state}`}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      strokeWidth={strokeWidth(size)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <circle cx="12" cy="12" r="10.5" />
      {BLADES.map((angle) => (
        <g key={angle} transform={`rotate(${String(angle)} 12 12)`}>
          <line className="iris-blade" x1="12" y1="1.5" x2="12" y2="14" />
        </g>
      ))}
    </svg>
  );
}
