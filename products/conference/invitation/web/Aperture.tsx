import './aperture.css';

const BLADES = [0, 60, 120, 180, 240, 300] as const;
const RIM = 96;
/** How far each edge is turned from the line to the middle: the smaller, the smaller the opening. */
const TURN = Math.PI / 6;

/**
 * The start page's picture: the mark as a lens. Each edge starts on the rim and ends where it
 * meets its neighbour, so that six blades lie around a hexagonal opening. It turns open once.
 */
export function Aperture() {
  return (
    <svg className="aperture" viewBox="-100 -100 200 200" aria-hidden="true">
      <g className="aperture-blades">
        {BLADES.map((angle) => (
          <path
            key={angle}
            className="aperture-blade"
            d={BLADE}
            transform={`rotate(${String(angle)})`}
          />
        ))}
      </g>
      <circle className="aperture-rim" r={RIM} />
    </svg>
  );
}

const BLADE = bladePath();

/** From the rim along an edge to the near corner, back along the neighbour's edge, and the rim. */
function bladePath(): string {
  const nearCorner = RIM * (Math.cos(TURN) - Math.sin(TURN) * Math.tan(Math.PI / 6));
  const corner = [nearCorner * Math.sin(TURN), nearCorner * Math.cos(TURN) - RIM];
  const neighbour = [RIM * Math.sin(-Math.PI / 3), -RIM * Math.cos(Math.PI / 3)];
  return [
    `M0 ${String(-RIM)}`,
    `L${corner.map((value) => value.toFixed(2)).join(' ')}`,
    `L${neighbour.map((value) => value.toFixed(2)).join(' ')}`,
    `A${String(RIM)} ${String(RIM)} 0 0 1 0 ${String(-RIM)}Z`,
  ].join('');
}
