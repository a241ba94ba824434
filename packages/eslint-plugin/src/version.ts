/** Version of this package. Written by `pnpm run update` from package.json. */
export const VERSION = '0.0.0';
