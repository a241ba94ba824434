/** What the gateway stands before, and what it lets through. */
export interface GatewayOptions {
    /** Address of the server behind, without a path. */
    readonly target: string;
    /** nginx' `client_max_body_size`, for instance `2m`. */
    readonly maxBodySize: string;
    /** Speed of the line to the gateway, both ways, in bytes per second. */
    readonly bytesPerSecond: number;
}
/** A running nginx. */
export interface Gateway extends AsyncDisposable {
    readonly url: string;
}
/**
 * Starts nginx as the gateway in front of an API: a proxy that refuses long bodies, behind a line of limited speed.
 * @throws {Error} where there is no nginx, or it does not start
 */
export declare function startGateway(options: GatewayOptions): Promise<Gateway>;
//# sourceMappingURL=start-gateway.d.ts.map