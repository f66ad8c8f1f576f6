import './aperture.css';

const BLADES = [0, 60, 120, 180, 240, 300] as const;

/**
 * The start page's picture: the mark as a lens. Each blade is a half plane that turns around its
 * end on the ring; where blades lie over each other they grow darker. It opens once.
 */
export function Aperture() {
  return (
    <svg className="aperture" viewBox="0 0 200 200" aria-hidden="true">
      <clipPath id="aperture-ring">
        <circle cx="100" cy="100" r="96" />
      </clipPath>
      <g clipPath="url(#aperture-ring)">
        {BLADES.map((angle) => (
          <g key={angle} transform={`rotate(${String(angle)} 100 100)`}>
            <rect className="aperture-blade" x="-200" y="-100" width="300" height="400" />
          </g>
        ))}
      </g>
      <circle className="aperture-rim" cx="100" cy="100" r="96" />
    </svg>
  );
}
