/** Parameters that have to fit the first image pixel by pixel. */
export const OVERLAYS = ['mask', 'markup'] as const;
