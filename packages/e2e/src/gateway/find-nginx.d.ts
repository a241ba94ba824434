/** The nginx to start. */
export interface Nginx {
    readonly path: string;
    /** Module to load for `stream`, where it is not built in. */
    readonly streamModule: string | undefined;
}
/**
 * Finds nginx with its stream module; installs both where this is root on a Debian.
 * @throws {Error} with the one line that installs them
 */
export declare function findNginx(): Promise<Nginx>;
//# sourceMappingURL=find-nginx.d.ts.map