// Sizes for a video tool stand here too; they reach no image call and stay silent.
export const SIZE_HINT = 'leave the lower third free for the logo';

export const VIDEO_FORMATS = { landscape: '1920x1080', square: '1080x1080' };
