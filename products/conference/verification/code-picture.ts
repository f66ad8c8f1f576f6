export const CODE_PICTURES = 64;

/**
 * The picture that stands with a group of five digits. It says less than the digits do (64 pictures
 * for 100,000 groups): a different picture shows a different code, an equal one proves nothing more.
 */
export function codePicture(digits: string): number {
  return Number(digits) % CODE_PICTURES;
}
