import type { ShownTrack } from '../../../products/conference/call/web/participant-media.ts';

// Still pictures as streams: people in front of a wall, and a page of text as a shared screen.

const WALLS = [205, 168, 30, 262, 340, 120, 48, 220, 12, 290] as const;
const SKINS = ['#e7bf9f', '#c68d63', '#8a5a3b', '#f0d0b5', '#a06b45'] as const;
const HAIR = ['#2b211b', '#6b4a2f', '#141414', '#b98d4f', '#8d8d8d'] as const;

/** Somebody at their desk; the same number is always the same person. */
export function portrait(number: number): ShownTrack {
  return pictureOf(640, 360, (context) => {
    const hue = WALLS[number % WALLS.length] ?? 0;
    const wall = context.createLinearGradient(0, 0, 640, 360);
    wall.addColorStop(0, `hsl(${String(hue)} 24% 62%)`);
    wall.addColorStop(1, `hsl(${String(hue)} 30% 34%)`);
    context.fillStyle = wall;
    context.fillRect(0, 0, 640, 360);
    drawPerson(context, number);
  });
}

function drawPerson(context: CanvasRenderingContext2D, number: number): void {
  const x = 320 + ((number * 37) % 60) - 30;
  const disc = (colour: string, [cx, cy, rx, ry]: readonly [number, number, number, number]) => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(cx, cy, rx, ry, 0, 0, Math.PI * 2);
    context.fill();
  };
  const skin = SKINS[number % SKINS.length] ?? '';
  const hair = HAIR[(number * 3) % HAIR.length] ?? '';
  disc(`hsl(${String((number * 67) % 360)} 28% 32%)`, [x, 380, 150, 130]);
  disc(skin, [x, 255, 30, 46]);
  disc(hair, [x, 150, 74, 84]);
  disc(skin, [x, 168, 58, 72]);
  disc(hair, [x, 104, 60, 30]);
}

/** A page with lines of text to its very edge. */
export function sharedPage(): ShownTrack {
  return pictureOf(1280, 720, (context) => {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, 1280, 720);
    context.fillStyle = '#1d1b18';
    context.font = '600 44px sans-serif';
    context.fillText('Quartalsbericht', 48, 84);
    context.font = '24px sans-serif';
    for (let line = 0; line < 14; line += 1) {
      const text = `${String(line + 1)}. Zeile, die vom linken bis ganz an den rechten Rand reicht`;
      context.fillText(text.repeat(2).slice(0, 104), 48, 150 + line * 40);
    }
  });
}

function pictureOf(
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): ShownTrack {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context !== null) draw(context);
  const stream = canvas.captureStream(1);
  return {
    attach: (element) => {
      element.srcObject = stream;
    },
    detach: (element) => {
      element.srcObject = null;
    },
  };
}
