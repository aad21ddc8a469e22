/** What people see of a color who have three kinds of cones, none for red, or none for green. */
export type Eyes = 'usual' | 'no red' | 'no green';

/**
 * Simulation matrices for linear RGB at full severity: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based
 * Model for Simulation of Color Vision Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009.
 */
const seenBy: Readonly<Record<Eyes, readonly (readonly [number, number, number])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

type Lab = readonly [lightness: number, a: number, b: number];

/** How different two colors, `#rrggbb`, look to such eyes, as CIEDE2000 has it: about 1 is just seen side by side. */
export function difference(one: string, other: string, eyes: Eyes): number {
  return ciede2000(labOf(one, eyes), labOf(other, eyes));
}

function labOf(color: string, eyes: Eyes): Lab {
  const linear = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = seenBy[eyes].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, part, at) => sum + part * (linear[at] ?? 0), 0),
      ),
    ),
  );
  // IEC 61966-2-1 (sRGB) to CIE XYZ to CIE L*a*b*, both for the white of daylight, D65.
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  const [fx, fy, fz] = [bent(x), bent(y), bent(z)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function bent(part: number): number {
  return part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116;
}

/**
 * G. Sharma, W. Wu, E. N. Dalal, The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary Test Data, and
 * Mathematical Observations, Color Research and Application 30 (1), 2005. The names of values are those of the article.
 */
export function ciede2000([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const [x1, x2] = [(1 + G) * a1, (1 + G) * a2];
  const [C1, C2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)];
  const turn = C1 * C2 === 0 ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin(radians(turn / 2));
  const [L, C] = [(L1 + L2) / 2, (C1 + C2) / 2];
  const sum = h1 + h2;
  const h =
    C1 * C2 === 0 ? sum : Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const wave = (factor: number, shift: number) => Math.cos(radians(factor * h + shift));
  const T = 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.2 * wave(4, -63);
  const SL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const [SC, SH] = [1 + 0.045 * C, 1 + 0.015 * C * T];
  const theta = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const RT = -Math.sin(radians(2 * theta)) * 2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7));
  const [l, c, d] = [(L2 - L1) / SL, (C2 - C1) / SC, dH / SH];
  return Math.sqrt(l ** 2 + c ** 2 + d ** 2 + RT * c * d);
}

function hue(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
