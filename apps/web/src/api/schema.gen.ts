// Made from apps/api/openapi.json by "npm run openapi". Do not change it by hand.

export interface paths {
    readonly "/api/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process lives */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description It does */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Alive"];
                    };
                };
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether it can take calls */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description It can */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Ready"];
                    };
                };
                readonly 429: components["responses"]["Problem429"];
                /** @description Not just now */
                readonly 503: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Ready"];
                    };
                };
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/admin/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How every service does */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The services */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SystemHealth"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/admin/queues": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the five queues stand */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The queues */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Queue"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Metrics in the text format of Prometheus
         * @description With `METRICS_TOKEN` as bearer where it is set; else this machine only.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The metrics */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "text/plain": string;
                    };
                };
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/admin/rotate-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Seals every stored secret under the first key
         * @description Where the keys lie in `DATA_DIR` a new one is made; with `ENCRYPTION_KEYS` the first of them is taken.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description How many were sealed */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["RotatedKeys"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/probe": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** One harmless read at the provider, and what it saw */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description What it saw */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Probe"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/admin/backup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Everything as it is at one instant, in one file for `saldo restore`
         * @description The encryption keys are not in it. Made and read again in full before the first byte is sent.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The archive */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Clients */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description A part of the name or of the organisation number. */
                    readonly q?: string;
                    readonly kind?: "company" | "aifm" | "aif";
                    readonly managerId?: string;
                    /** @description Only the clients of these ids, with commas between: at most a hundred. */
                    readonly ids?: string;
                    /** @description `archived`: those that an administrator may restore; nobody else may ask. Active ones where it is left out. */
                    readonly status?: "active" | "archived";
                    /** @description By name or by when it was made, with a minus the last first; `name` where it is left out. */
                    readonly sort?: "name" | "-name" | "created" | "-created";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of name, books, orgNo, kind, tier, created, archived. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of clients; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Client"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Makes a client */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewClient"];
                };
            };
            readonly responses: {
                /** @description The client */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Client"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One client */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The client */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Client"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /**
         * Archives a client: hidden from everybody, its jobs cancelled, its books kept
         * @description An administrator restores it. `remove=true` removes for good one that never had books (409 for any other).
         */
        readonly delete: {
            readonly parameters: {
                readonly query?: {
                    readonly remove?: boolean;
                };
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Archived */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Changes a client */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ClientChange"];
                };
            };
            readonly responses: {
                /** @description The client as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Client"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/clients/{id}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Brings an archived client back */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The client */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Client"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients/{id}/profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The client's profile */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The profile */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ClientProfile"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        /** Sets the profile; what is left out stays */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ClientProfileChange"];
                };
            };
            readonly responses: {
                /** @description The profile as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ClientProfile"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/board": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Clients × steps for a month, computed from what is stored
         * @description At most 5,000 clients. `counts` are of all that the other filters leave, `state` apart.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description A calendar month; the running one where it is left out. */
                    readonly period?: string;
                    readonly clientId?: string;
                    readonly managerId?: string;
                    /** @description A part of the name or of the organisation number. */
                    readonly q?: string;
                    /** @description Clients of these states, with commas between. */
                    readonly state?: string;
                    /** @description `urgency` where it is left out: the most urgent first, then by name. */
                    readonly sort?: "urgency" | "name";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of client, books, bank, checks, reconciled, closed, state, manager. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of the board; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Board"];
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What happened to a client, newest first
         * @description Syncs with what they changed, imports, connections, decisions of tasks: what the caller may see anyway, in words. A client's own user sees its own tasks, and no names but its own.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly kind?: "books" | "connection" | "client" | "task" | "job";
                    /** @description From this instant on. */
                    readonly since?: string;
                    /** @description Before this instant. */
                    readonly before?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of events */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["TimelineEvent"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/search": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What answers some typed words: clients, vouchers, and within a client its accounts
         * @description The first ten of each kind, best first. There are no further pages: who wants more looks in the list of its kind.
         */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly q: string;
                    readonly clientId?: string;
                    readonly limit?: number;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description What answers */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["SearchHit"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Which clients something has happened to, as it happens
         * @description Server-sent events named `changed`, each with `{clientIds}`: what an open page shows of them is worth reading again. It tells what happens after its first event, `watching`; what was read before that is worth reading anew. A stream ends by itself after 15 minutes.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Events */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "text/event-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Data feeds, in the order in which they were made */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly source?: "FORTNOX" | "BANK" | "MANUAL";
                    /** @description Archived ones are listed only where asked for. */
                    readonly status?: "new" | "active" | "paused" | "needs_connect" | "failing" | "disconnected" | "archived";
                    /** @description Of a file: one of its columns, with a minus the last first. */
                    readonly sort?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of source, status, last. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of feeds; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["DataFeed"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Makes a data feed; a key in its config connects it at once */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewDataFeed"];
                };
            };
            readonly responses: {
                /** @description The feed */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One data feed */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The feed */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Archives a feed, which disconnects it; what it brought stays */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Archived */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Changes config and schedule; what is left out stays */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["DataFeedChange"];
                };
            };
            readonly responses: {
                /** @description The feed as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Fetches nothing until it is resumed */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The feed as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Makes a paused feed what it was */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The feed as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/disconnect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Takes the consent back at the provider; what was fetched stays */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The feed as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DataFeed"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Fetches a feed now
         * @description A queued job with the same wishes is joined; while one runs, one further is queued.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": components["schemas"]["SyncWish"];
                };
            };
            readonly responses: {
                /** @description The job */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Started"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/{id}/connect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Where to go to consent
         * @description The address works once, within half an hour, for the user who asked for it.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ConnectWish"];
                };
            };
            readonly responses: {
                /** @description The address */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Connect"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/datafeeds/callback/{provider}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the provider sends the person back
         * @description Needs the session of the user who began. Anybody else's return uses the reference up and connects nothing.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly state?: string;
                    /** @description Our reference, as GoCardless names it. */
                    readonly ref?: string;
                    readonly code?: string;
                    readonly error?: string;
                    readonly error_description?: string;
                    readonly details?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly provider: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description To the page, with `connected=` or `error=` */
                readonly 302: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/banks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Banks of a country that can be connected
         * @description Of every provider that the installation has keys for; 409 where it has none.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description ISO 3166, two letters. */
                    readonly country?: string;
                    readonly q?: string;
                    readonly provider?: "gocardless" | "enablebanking";
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of banks */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Bank"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Takes in a file of books, of statements of a bank, or of the tax account
         * @description A job of the client's `MANUAL` feed, which is made where it has none. `dryRun=true` says what the file holds and keeps nothing.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "multipart/form-data": {
                        readonly clientId: string;
                        /** @enum {string} */
                        readonly kind: "sie" | "camt053" | "camt054" | "mt940" | "bgmax" | "csv" | "skattekonto";
                        /** @description Of a statement that names no account. */
                        readonly bankAccountId?: string;
                        /** @description Of a CSV file: how its columns are read. */
                        readonly mappingId?: string;
                        /** @description Of a CSV file in a dry run: a `CsvMapping` as JSON that is not saved. One is proposed where neither is given. */
                        readonly mapping?: string;
                        /** @description Says what the file holds, and keeps nothing. */
                        readonly dryRun?: boolean;
                        /**
                         * Format: binary
                         * @description After the other fields: then it is refused at once where they are wrong.
                         */
                        readonly file: string;
                    };
                };
            };
            readonly responses: {
                /** @description What the file holds (`dryRun=true`) */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["DryRun"];
                    };
                };
                /** @description The job that reads it */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Started"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/import-mappings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Saved mappings of CSV columns, in the order in which they were made */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of mappings */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["ImportMapping"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Saves a mapping for a client */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewImportMapping"];
                };
            };
            readonly responses: {
                /** @description The mapping */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ImportMapping"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/import-mappings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One saved mapping */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The mapping */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ImportMapping"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Removes a saved mapping; what was imported by it stays */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Removed */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Changes a saved mapping */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ImportMappingChange"];
                };
            };
            readonly responses: {
                /** @description The mapping as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ImportMapping"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Jobs */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly queue?: "etl" | "ai" | "reports" | "compliance" | "onboarding";
                    readonly status?: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                    readonly clientId?: string;
                    readonly feedId?: string;
                    /** @description Only those that failed of this. */
                    readonly errorCode?: string;
                    /** @description From this instant on. */
                    readonly since?: string;
                    /** @description Before this instant. */
                    readonly before?: string;
                    /** @description `-created` where it is left out: newest first. */
                    readonly sort?: "-created" | "created";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of name, client, status, result, took, created. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of jobs; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Job"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One job */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The job */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Job"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs/{id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Runs a job that failed or was cancelled again */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The job as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Job"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stops a job */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The job as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Job"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/jobs/{id}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Each change of a job, as it happens
         * @description Server-sent events named `job`, each with the job resource, until the job has ended. A stream ends by itself after 15 minutes; take it up again with `Last-Event-ID`. 204 says that nothing more will come.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Events */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "text/event-stream": string;
                    };
                };
                /** @description The job has ended, and its last state is the one that `Last-Event-ID` names */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A random sample of a client's current vouchers, with the seed that it was drawn by
         * @description The sample is the n vouchers with the smallest SHA-256 of `<seed>|<identity>` in UTF-8, so that the same seed and books give the same sample whatever order the books lie in, and anybody with a list of the vouchers can draw it again. Nothing of it is kept, and no log tells of it: looking changes nothing. Of a file the log tells as of any other.
         */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly clientId: string;
                    readonly financialYear?: string;
                    readonly from?: string;
                    readonly to?: string;
                    readonly n?: number;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of place, series, number, date, text, account, accountName, amount, currency, rowText, source, sha256, identity, rank, seed, population. All where it is left out. */
                    readonly columns?: string;
                    /** @description Any text; one is made where it is left out. */
                    readonly seed?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The sample; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["VoucherSample"];
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/review": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every client with its financial years, the latest first, and whether their books agree with their source, as a file */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    /** @description A part of the name or of the organisation number. */
                    readonly q?: string;
                    /** @description Years whose books agree with their source, those that do not or were not held against it, or clients without books. */
                    readonly proof?: "proven" | "unproven" | "none";
                    readonly format: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of client, orgNo, year, from, to, proof, locked. All where it is left out. */
                    readonly columns?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Vouchers with their rows, by client and day
         * @description With `q` or `account` a page may hold fewer than `limit`, or none, while there are more: only `nextCursor` says that it is the last.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly from?: string;
                    readonly to?: string;
                    /** @description Current ones where it is left out. */
                    readonly state?: "current" | "superseded" | "removed";
                    readonly series?: string;
                    readonly number?: string;
                    /** @description The name of a voucher (`A 105`), its number, or a part of its text or of the text of a row. */
                    readonly q?: string;
                    /** @description How the account of one of its rows begins: `1930`, or `19`. */
                    readonly account?: string;
                    /** @description Only those with flags, or only those without. */
                    readonly flagged?: boolean;
                    /** @description By day, with a minus the last first; `date` where it is left out. */
                    readonly sort?: "date" | "-date";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of voucher, date, text, state, amount. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of vouchers; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Voucher"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One voucher as it last was */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The voucher */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Voucher"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every version of a voucher that was seen, the oldest first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Its versions */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Voucher"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/{id}/source": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The bytes that it was read from, as they were received */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The bytes */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/{id}/files": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The files that hang on a voucher at its source */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Its files */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["VoucherFile"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/vouchers/{id}/files/{fileId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The bytes of a file that hangs on a voucher, as they were received */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                    readonly fileId: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The bytes */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/ledger-entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Entries, by client and day */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly from?: string;
                    readonly to?: string;
                    readonly account?: string;
                    readonly voucherId?: string;
                    /** @description By day, with a minus the last first; `date` where it is left out. */
                    readonly sort?: "date" | "-date";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of voucher, date, account, accountName, text, costCenter, project, debit, credit, running. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of entries; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["LedgerEntry"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/financial-years": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Financial years, by client and day */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of years */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["FinancialYear"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The chart of accounts as it last was, or of one year */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly financialYear?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of accounts */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Account"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/trial-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The trial balance of some days within one financial year, unpaged */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly clientId: string;
                    readonly from: string;
                    readonly to: string;
                    /** @description How the account begins, or a part of its name. The totals stay those of all accounts. */
                    readonly q?: string;
                    /** @description Only accounts with movement, or only those without. */
                    readonly moved?: boolean;
                    /** @description Of a file: one of its columns, with a minus the last first. */
                    readonly sort?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of account, name, opening, debit, credit, closing. All where it is left out. */
                    readonly columns?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The trial balance; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["TrialBalance"];
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/trial-balance/comparison": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The trial balances of two periods side by side, unpaged */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly clientId: string;
                    readonly from: string;
                    readonly to: string;
                    /** @description The days that it is held against, within one financial year too. */
                    readonly otherFrom: string;
                    readonly otherTo: string;
                    /** @description How the account begins, or a part of its name. */
                    readonly q?: string;
                    /** @description Only accounts with movement in either period, or only those without. */
                    readonly moved?: boolean;
                    /** @description Of a file: one of its columns, with a minus the last first. */
                    readonly sort?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of account, name, value, before, change. All where it is left out. */
                    readonly columns?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The accounts of either period; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["TrialBalanceComparison"];
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/account-months": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The months of one account within one financial year, unpaged
         * @description The figures of each month are those of the trial balance of its days.
         */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly clientId: string;
                    /** @description The whole number of the account. */
                    readonly account: string;
                    readonly from: string;
                    readonly to: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of from, to, opening, debit, credit, closing. All where it is left out. */
                    readonly columns?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The months; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["AccountMonths"];
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/financial-years/{id}/sie": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The books of a financial year as a SIE 4 file
         * @description Type 4E in code page 437: chart, dimensions, balances and current vouchers with their corrections. 409 while the year is being written.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description Whether to write `#KSUMMA`. */
                    readonly checksum?: "true" | "false";
                    /** @description Texts are cut to the 50 characters that Fortnox takes. */
                    readonly for?: "fortnox";
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Bank accounts, in the order in which they were made */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    /** @description Of a file: one of its columns, with a minus the last first. */
                    readonly sort?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of account, name, bank, state, ledgerAccount, currency, balanceDay, balance, fetched, consent. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of bank accounts; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["BankAccount"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /**
         * Makes a bank account for files that name none
         * @description Feeds, and files that name their account, make it themselves. One of `iban` and `bban` is needed.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewBankAccount"];
                };
            };
            readonly responses: {
                /** @description The bank account */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["BankAccount"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-accounts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One bank account */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The bank account */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["BankAccount"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Names the account of the ledger that it is, or switches it on or off */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["BankAccountChange"];
                };
            };
            readonly responses: {
                /** @description The bank account as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["BankAccount"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/bank-accounts/{id}/days": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The proof of an account day by day
         * @description Every day from `from` to `to`, at most 400 (else 422); the last 31 up to its last balance, or today, where they are left out.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly from?: string;
                    readonly to?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The days */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["BankDay"][];
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-statements": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Statements, the latest first, each with its proof */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly bankAccountId?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of from, to, name, opening, closing, currency, transactions, proof. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of statements; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["BankStatement"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-statements/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One statement */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The statement */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["BankStatement"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-statements/{id}/source": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The file that it was read from, as it was received */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The bytes */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-transactions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Transactions by client and day; those of accounts that are off are left out */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly bankAccountId?: string;
                    readonly from?: string;
                    readonly to?: string;
                    /** @description Current ones where it is left out. */
                    readonly state?: "current" | "withdrawn";
                    /** @description Booked ones where it is left out. */
                    readonly status?: "booked" | "pending";
                    /** @description A part of a text, a name or a reference, or a whole amount. */
                    readonly q?: string;
                    /** @description By day, with a minus the last first; `date` where it is left out. */
                    readonly sort?: "date" | "-date";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of date, account, valueDate, counterparty, text, reference, amount, currency, balance, remark. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of transactions; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["BankTransaction"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-transactions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One transaction as it last was */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The transaction */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["BankTransaction"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-transactions/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The earlier versions of a transaction, the oldest first */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Its versions */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["BankTransactionVersion"][];
                        };
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/bank-transactions/{id}/source": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The bytes that it was read from, as they were received */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The bytes */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Reconciliations, the latest days first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly bankAccountId?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of reconciliations */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Reconciliation"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /**
         * Matches some days of a bank account with an account of the books, and proves the balance
         * @description The same account and days again are run again under the same id; what people decided stands. Closed or overlapping days are 409.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ReconciliationWish"];
                };
            };
            readonly responses: {
                /** @description The job that does it */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly job: components["schemas"]["Job"];
                            readonly reconciliationId: string;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One reconciliation, with its counts and its proof */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The reconciliation */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/open-items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The rows that no automatic or confirmed match holds, by day */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    /** @description Both where it is left out, the bank first. */
                    readonly side?: "bank" | "ledger";
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of open rows */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["OpenItem"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/changes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The rows that are another than when it was closed last */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of changed rows */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["ChangedRow"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Closes a reconciliation that is ready */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The reconciliation as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Opens a closed reconciliation again */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly reason: string;
                    };
                };
            };
            readonly responses: {
                /** @description The reconciliation as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/carry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Carries open rows on, with the reason
         * @description They are decided, and go on in the next days.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["Carry"];
                };
            };
            readonly responses: {
                /** @description The reconciliation as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        /** Takes back that rows are carried on: those that are named, or all */
        readonly delete: {
            readonly parameters: {
                readonly query?: {
                    /** @description Ids with commas between; a JSON body may name them instead. */
                    readonly bankTransactionIds?: string;
                    /** @description Ids with commas between; a JSON body may name them instead. */
                    readonly ledgerEntryIds?: string;
                };
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Taken back */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/opening-items": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Enters what the first days of an account open with: both balances and what was open then
         * @description As JSON, or the items as CSV with the heading `side,date,amount,text,reference`. Entered again it takes the place of the one before, until a match rests on it. The items join the next run.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: {
                    /** @description Of a CSV file; a JSON body names it itself. */
                    readonly bankBalance?: string;
                    /** @description Of a CSV file; a JSON body names it itself. */
                    readonly ledgerBalance?: string;
                };
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewOpening"];
                    readonly "text/csv": string;
                };
            };
            readonly responses: {
                /** @description The opening */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Opening"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/matches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The matches and suggestions of a reconciliation */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly state?: "auto" | "suggested" | "confirmed" | "rejected";
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of matches */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Match"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matches": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Matches rows by hand
         * @description What they differ by is unexplained until it is booked.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewMatch"];
                };
            };
            readonly responses: {
                /** @description The match */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Match"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matches/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One match */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The match */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Match"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Takes a match back; its rows are neither made nor suggested as a match again */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Taken back */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matches/{id}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Confirms a match or a suggestion */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The match as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Match"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matches/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rejects it: its rows are neither made nor suggested as a match again */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The match as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Match"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients/{id}/proposed-vouchers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Proposed vouchers, or with `format=sie` all that are not booked yet as a SIE 4I file
         * @description Fortnox takes the file in. A proposal ends when its voucher comes back from the books.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly format?: "json" | "sie";
                    /** @description `proposed` where it is left out. */
                    readonly state?: "proposed" | "booked" | "withdrawn";
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of proposed vouchers, or the file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["ProposedVoucher"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/octet-stream": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /**
         * Proposes a voucher for the difference of a match, or for rows of the bank that the books lack
         * @description The row of the reconciled account may be left out. Nothing is booked by it.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewProposedVoucher"];
                };
            };
            readonly responses: {
                /** @description The proposed voucher */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ProposedVoucher"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matching-rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What people's decisions have taught, or somebody has written down, with how often it was right */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of rules */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["MatchingRule"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Writes a rule down */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewMatchingRule"];
                };
            };
            readonly responses: {
                /** @description The rule */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["MatchingRule"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/matching-rules/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One rule */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The rule */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["MatchingRule"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Takes a rule away; what was matched by it stays */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Taken away */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes a rule, or switches it on or off
         * @description One that has failed begins anew when it is switched on.
         */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["MatchingRuleChange"];
                };
            };
            readonly responses: {
                /** @description The rule as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["MatchingRule"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/reconciliations/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Runs it on today's engine and rules, changes nothing, and lists every decision that would differ
         * @description The job's `result` has `differences` (the first 1,000) and `differenceCount`.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The job */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Started"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/data-quality": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Checks a client's books and bank, of some days where they are given; it is done after every fetch too */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly clientId: string;
                        /**
                         * Format: date
                         * @example 2026-11-30
                         */
                        readonly from?: string;
                        /**
                         * Format: date
                         * @example 2026-11-30
                         */
                        readonly to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The job */
                readonly 202: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Started"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the checks have found, those about the most money first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly code?: string;
                    readonly status?: "open" | "accepted" | "gone";
                    readonly severity?: "error" | "warning" | "info";
                    readonly from?: string;
                    readonly to?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of findings */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Finding"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One finding */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The finding */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Finding"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings/{id}/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Accepts a finding, with the reason; it stays away until what was judged changes */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly reason: string;
                    };
                };
            };
            readonly responses: {
                /** @description The finding as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Finding"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/findings/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Opens again a finding that was accepted */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The finding as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Finding"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/clients/{id}/checks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How a client has its checks */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The checks */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ClientChecks"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        /** Sets how a client has its checks; what is not named is as the check has it by itself. The books are checked anew */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        readonly materiality?: components["schemas"]["Amount"];
                        readonly checks?: readonly {
                            readonly code: string;
                            readonly on?: boolean;
                            readonly limits?: {
                                readonly [key: string]: string | number;
                            };
                        }[];
                    };
                };
            };
            readonly responses: {
                /** @description The checks as they now are */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ClientChecks"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Tasks, the most urgent first */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly status?: "open" | "waiting" | "approved" | "rejected" | "done";
                    readonly assigneeId?: string;
                    readonly kind?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of tasks */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Task"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/tasks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One task */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The task */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Task"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit-log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was done */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                    readonly refType?: string;
                    readonly refId?: string;
                    readonly action?: string;
                    readonly actorId?: string;
                    /** @description From this instant on. */
                    readonly since?: string;
                    /** @description Before this instant. */
                    readonly before?: string;
                    /** @description `-at` where it is left out: newest first. */
                    readonly sort?: "-at" | "at";
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of at, act, action, who, actor, chain, seq, about, payload, hash. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of the log; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["AuditRow"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit-log/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the chains are whole */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly clientId?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The verdict */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["AuditVerdict"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/audit-log/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * One row of the log
         * @description By its place in the log: `<chain>.<seq>`.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The row */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["AuditRow"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Users, in the order in which they were made */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly role?: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
                    readonly status?: "active" | "disabled";
                    /** @description A part of the name or of the e-mail address. */
                    readonly q?: string;
                    /** @description Of a file: one of its columns, with a minus the last first. */
                    readonly sort?: string;
                    /** @description Answers not a page but the whole list as a file: every row of these filters in this order; `limit` and `cursor` then count for nothing. Amounts and days are typed, texts never formulas. CSV has semicolons and decimal commas where the language is Swedish. */
                    readonly format?: "xlsx" | "csv";
                    /** @description Of a file: its columns in their order, of name, email, role, clients, status, last. All where it is left out. */
                    readonly columns?: string;
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of users; with `format` all of them as a file */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["User"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                        readonly "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                        readonly "text/csv": string;
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Makes a user */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewUser"];
                };
            };
            readonly responses: {
                /** @description The user */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["User"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One user */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The user */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["User"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        /** Removes a user; what they did stays in the log */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Removed */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Changes a user; it holds from their next call on */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["UserChange"];
                };
            };
            readonly responses: {
                /** @description The user as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["User"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What each role may do
         * @description The lines of the table of permissions that this document names in `x-permission`, and what each role has of them.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The table */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["RoleTable"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users/{id}/second-factor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Takes a user's second factor away, and ends their sessions */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Taken away */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/users/{id}/password-reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Makes a link by which a user chooses a new password
         * @description It works once and for a day; an earlier one ends. To be handed over: Saldo sends no mail.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The link */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["PasswordLink"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/reset-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Chooses a new password by such a link; sign in afterwards
         * @description Every session of the user ends. Ten links from one address that are none are answered 429.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["PasswordByLink"];
                };
            };
            readonly responses: {
                /** @description Chosen */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Invitations that can still be taken up, without their links */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of invitations */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["PendingInvitation"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Makes a link that works once */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewInvitation"];
                };
            };
            readonly responses: {
                /** @description The invitation */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Invitation"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invitations/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Takes an invitation up; sign in afterwards */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["Acceptance"];
                };
            };
            readonly responses: {
                /** @description The user */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["User"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/invitations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Withdraws an invitation: its link is dead at once */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Withdrawn */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the firm has chosen */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The settings */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Settings"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Chooses anew */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["SettingsChange"];
                };
            };
            readonly responses: {
                /** @description The settings as they now are */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Settings"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/auth/sign-in/email": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Signs in, and sets the session cookie
         * @description Whoever has a second factor is told to show it, and is signed in by `/api/auth/two-factor/verify-totp`.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["Credentials"];
                };
            };
            readonly responses: {
                /** @description Who has signed in */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SignedIn"] | components["schemas"]["AwaitsSecondFactor"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/sign-out": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ends the session that asks */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Signed out */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 409: components["responses"]["Problem409"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/change-password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Changes one's own password; every other session ends */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["PasswordChange"];
                };
            };
            readonly responses: {
                /** @description Changed */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Through whom one can sign in besides by password */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The providers */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SignInProviders"];
                    };
                };
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/sign-in/social": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Where to go to sign in at the provider */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ProviderSignIn"];
                };
            };
            readonly responses: {
                /** @description The address */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["ProviderAddress"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/callback/{provider}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where the provider sends the person back */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly provider: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description To the page, or to the sign-in with `error=` or `code=` */
                readonly 302: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/two-factor/verify-totp": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Shows a code of the app: ends a sign-in that waits for it, or confirms a second factor that was just set up */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ShownCode"];
                };
            };
            readonly responses: {
                /** @description Who has signed in */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SignedIn"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/two-factor/verify-backup-code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ends a sign-in by a recovery code, which is then used up */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["ShownCode"];
                };
            };
            readonly responses: {
                /** @description Who has signed in */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SignedIn"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/two-factor/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begins a second factor; it counts when a first code has confirmed it */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["OwnPassword"];
                };
            };
            readonly responses: {
                /** @description What the app is given, and ten recovery codes; shown once */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["NewSecondFactor"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/two-factor/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Takes one's own second factor away */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["OwnPassword"];
                };
            };
            readonly responses: {
                /** @description Done */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Status"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/auth/two-factor/generate-backup-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ten new recovery codes in the place of the old ones */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["OwnPassword"];
                };
            };
            readonly responses: {
                /** @description The codes; shown once */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether there is no administrator yet */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Whether */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Setup"];
                    };
                };
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Makes the first administrator */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["FirstAdministrator"];
                };
            };
            readonly responses: {
                /** @description The administrator */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["User"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who I am and what I may do */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description The caller */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Me"];
                    };
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Changes my name or address
         * @description A new address needs a sign-in of the last ten minutes.
         */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["SelfChange"];
                };
            };
            readonly responses: {
                /** @description The caller as they now are */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["Me"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
    readonly "/api/me/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where I am signed in */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description My sessions, newest first */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["Session"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/me/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Ends one of my sessions at once */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Ended */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/api-keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** My keys */
        readonly get: {
            readonly parameters: {
                readonly query?: {
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description My keys, without their texts */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["ApiKey"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /**
         * Makes a key, and shows it once
         * @description Needs a sign-in of the last ten minutes. A key may never more than its maker, and less at once when its maker may less.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewApiKey"];
                };
            };
            readonly responses: {
                /** @description The key */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["MadeApiKey"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/api-keys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Ends a key at once */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Ended */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/views": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One's own saved views of a list, by name */
        readonly get: {
            readonly parameters: {
                readonly query: {
                    readonly list: "board" | "clients" | "feeds" | "vouchers" | "entries" | "trial-balance" | "review" | "bank-accounts" | "bank-statements" | "bank-transactions" | "jobs" | "audit" | "users";
                    readonly limit?: number;
                    /** @description The last answer's `nextCursor`. */
                    readonly cursor?: string;
                };
                readonly header?: {
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description A page of views */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": {
                            readonly items: readonly components["schemas"]["SavedView"][];
                            /** @description null on the last page. */
                            readonly nextCursor: string | null;
                        };
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly put?: never;
        /** Saves a list as it is seen now, under a name */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
                    readonly "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["NewSavedView"];
                };
            };
            readonly responses: {
                /** @description The view */
                readonly 201: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SavedView"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/views/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Forgets one of one's own views */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody?: never;
            readonly responses: {
                /** @description Forgotten */
                readonly 204: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content?: never;
                };
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly options?: never;
        readonly head?: never;
        /** Changes one of one's own views */
        readonly patch: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: {
                    /** @description The version that was read, as its ETag has it. A stale one is 412. */
                    readonly "If-Match"?: components["parameters"]["IfMatch"];
                    /** @description Language of `detail` and messages: Swedish unless English is preferred. */
                    readonly "Accept-Language"?: components["parameters"]["AcceptLanguage"];
                };
                readonly path: {
                    readonly id: string;
                };
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": components["schemas"]["SavedViewChange"];
                };
            };
            readonly responses: {
                /** @description The view as it now is */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["SavedView"];
                    };
                };
                readonly 400: components["responses"]["Problem400"];
                readonly 401: components["responses"]["Problem401"];
                readonly 403: components["responses"]["Problem403"];
                readonly 404: components["responses"]["Problem404"];
                readonly 409: components["responses"]["Problem409"];
                readonly 412: components["responses"]["Problem412"];
                readonly 413: components["responses"]["Problem413"];
                readonly 415: components["responses"]["Problem415"];
                readonly 422: components["responses"]["Problem422"];
                readonly 429: components["responses"]["Problem429"];
                readonly 503: components["responses"]["Problem503"];
                readonly default: components["responses"]["Problemdefault"];
            };
        };
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly Problem: {
            /** @example urn:problem-type:saldo:api.invalid */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description One sentence for a person, in the language of Accept-Language. */
            readonly detail: string;
            /**
             * @description Never changes.
             * @example api.invalid
             */
            readonly code: string;
            /** @description Every field that is wrong. */
            readonly errors?: readonly {
                readonly path: string;
                readonly message: string;
            }[];
        };
        readonly Alive: {
            /** @enum {string} */
            readonly status: "ok";
            readonly version: string;
        };
        readonly Ready: {
            /** @enum {string} */
            readonly status: "ready" | "not-ready";
            readonly checks: {
                readonly [key: string]: "ok" | "failing";
            };
        };
        readonly SystemHealth: {
            /** @enum {string} */
            readonly status: "ok" | "failing";
            readonly version: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly at: string;
            readonly services: readonly components["schemas"]["Service"][];
        };
        readonly Service: {
            /** @example database */
            readonly name: string;
            /**
             * @description off: not configured, so nothing waits for it.
             * @enum {string}
             */
            readonly status: "ok" | "failing" | "off";
            readonly latencyMs: number | null;
            readonly detail: string;
        };
        readonly Queue: {
            /** @enum {string} */
            readonly queue: "etl" | "ai" | "reports" | "compliance" | "onboarding";
            /** @description Waiting, the delayed ones included. */
            readonly queued: number;
            readonly due: number;
            readonly running: number;
            readonly failed: number;
            readonly oldestDueSeconds: number;
            /** @description How many succeeded or failed in the last hour. */
            readonly endedLastHour: number;
            /** @description What its failed jobs failed of, the most frequent first; at most ten. */
            readonly causes: readonly {
                readonly code: string;
                /** @description As the last one said it. */
                readonly message: string;
                readonly count: number;
            }[];
        };
        readonly RotatedKeys: {
            /** @description The key that seals from now on. */
            readonly keyId: string;
            readonly resealed: number;
        };
        readonly Probe: {
            readonly company: {
                readonly name: string;
                readonly orgNo: string;
                readonly tenantId: string;
            };
            readonly tookMs: number;
            /** @description What was seen, in the caller's language. */
            readonly message: string;
        };
        readonly Client: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly name: string;
            /** @example 556036-0793 */
            readonly orgNo: string;
            /** @enum {string} */
            readonly kind: "company" | "aifm" | "aif";
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly managerId: string | null;
            readonly tier: string | null;
            /** @example Europe/Stockholm */
            readonly timeZone: string;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly archivedAt: string | null;
            /** @description What is allowed but worth a look, such as an organisation number that another client has too. */
            readonly warnings: readonly {
                readonly code: string;
                readonly message: string;
            }[];
        };
        readonly NewClient: {
            readonly name: string;
            /**
             * @description Ten or twelve digits; the check digit must hold. It may repeat, with a warning.
             * @example 556036-0793
             */
            readonly orgNo: string;
            /** @enum {string} */
            readonly kind: "company" | "aifm" | "aif";
            readonly managerId?: string | null;
            readonly tier?: string | null;
            /**
             * @description An IANA time zone.
             * @default Europe/Stockholm
             * @example Europe/Stockholm
             */
            readonly timeZone: string;
        };
        readonly ClientChange: {
            readonly name?: string;
            /**
             * @description Ten or twelve digits; the check digit must hold. It may repeat, with a warning.
             * @example 556036-0793
             */
            readonly orgNo?: string;
            /** @enum {string} */
            readonly kind?: "company" | "aifm" | "aif";
            readonly managerId?: string | null;
            readonly tier?: string | null;
            /**
             * @description An IANA time zone.
             * @example Europe/Stockholm
             */
            readonly timeZone?: string;
        };
        readonly ClientProfile: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @description Codes of the catalogue's `applies_to`. */
            readonly kinds: readonly string[];
            /**
             * @description Month and day, `MM-DD`.
             * @example 12-31
             */
            readonly financialYearEnd: string;
            /** @enum {string|null} */
            readonly vatPeriod: "month" | "quarter" | "year" | "none" | null;
            readonly turnoverBand: string | null;
            readonly aumEur: components["schemas"]["Amount"] | null;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly baseCurrency: string;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
        };
        /**
         * @description Decimal text with two decimals. Debit and money in are positive.
         * @example 1234.50
         */
        readonly Amount: string;
        readonly ClientProfileChange: {
            readonly kinds?: readonly string[];
            /**
             * @description Month and day, `MM-DD`.
             * @example 12-31
             */
            readonly financialYearEnd?: string;
            /** @enum {string|null} */
            readonly vatPeriod?: "month" | "quarter" | "year" | "none" | null;
            readonly turnoverBand?: string | null;
            /**
             * @description Assets under management.
             * @example 100000000.00
             */
            readonly aumEur?: string | null;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly baseCurrency?: string;
        };
        readonly Board: {
            readonly items: readonly components["schemas"]["BoardRow"][];
            /** @description null on the last page. */
            readonly nextCursor: string | null;
            /** @example 2026-11 */
            readonly period: string;
            /** @description How many clients there are of each state, whatever `state` and page are asked for. */
            readonly counts: {
                readonly blocked: number;
                readonly attention: number;
                readonly due: number;
                readonly running: number;
                readonly done: number;
                readonly none: number;
            };
        };
        readonly BoardRow: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            readonly name: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly managerId: string | null;
            readonly managerName: string | null;
            readonly state: components["schemas"]["StepState"];
            readonly steps: {
                readonly books: components["schemas"]["BoardStep"];
                readonly bank: components["schemas"]["BoardStep"];
                readonly checks: components["schemas"]["BoardStep"];
                readonly reconciled: components["schemas"]["BoardStep"];
                readonly closed: components["schemas"]["BoardStep"];
            };
        };
        /**
         * @description The most urgent of its steps, but for those that are `none`.
         * @enum {string}
         */
        readonly StepState: "blocked" | "attention" | "due" | "running" | "done" | "none";
        readonly BoardStep: {
            readonly state: components["schemas"]["StepState"] & unknown;
            /** @description How many things wait for somebody; null where nothing can be counted. */
            readonly count: number | null;
            /** @description Why, and what helps, in a sentence. */
            readonly reason: string;
            /**
             * @description The reason as a stable code.
             * @example board.unproven
             */
            readonly code: string;
            /**
             * @description What brings it further. fetch: sync the feed · connect: give a consent, or hand files over · import: hand a file over · resume: resume the feed · follow: look at the job · compare: look at the trial balance · review: look at the flagged vouchers.
             * @enum {string|null}
             */
            readonly helps: "fetch" | "connect" | "import" | "resume" | "follow" | "compare" | "review" | null;
            /**
             * Format: date-time
             * @description When it was found out; of what waits in the queue, until when.
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly at: string | null;
            /**
             * Format: date
             * @description The last day of the month that is known.
             * @example 2026-11-30
             */
            readonly until: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly jobId: string | null;
            readonly progress: {
                readonly done: number;
                readonly total: number | null;
                readonly phase: string;
            } | null;
        };
        readonly TimelineEvent: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly at: string;
            /** @enum {string} */
            readonly kind: "books" | "connection" | "client" | "task" | "job";
            /** @example feed.synced */
            readonly action: string;
            /** @description What happened, in a sentence. */
            readonly text: string;
            /** @description Of a sync, whoever asked for it. operator: by the command line, at the machine itself · schedule: the daily one · saldo: the product by itself. */
            readonly by: {
                /** @enum {string} */
                readonly kind: "user" | "key" | "operator" | "schedule" | "saldo";
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly userId: string | null;
                readonly name: string | null;
            };
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly jobId: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly taskId: string | null;
            readonly vouchers: {
                readonly added: number;
                readonly changed: number;
                readonly removed: number;
                readonly unchanged: number;
            } | null;
            /** @enum {string|null} */
            readonly proof: "proven" | "unproven" | null;
            readonly error: {
                readonly code: string;
                readonly message: string;
            } | null;
        };
        readonly SearchHit: {
            /** @enum {string} */
            readonly type: "client" | "account" | "voucher";
            /**
             * @description Of an account its number.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            readonly clientName: string;
            readonly title: string;
            /** @description Of a client its organisation number, of an account its number, of a voucher its day. */
            readonly detail: string;
        };
        readonly DataFeed: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @enum {string} */
            readonly source: "FORTNOX" | "BANK" | "MANUAL";
            /** @description Without secrets: they go in and never come out. */
            readonly config: {
                readonly [key: string]: unknown;
            };
            /** @enum {string} */
            readonly status: "new" | "active" | "paused" | "needs_connect" | "failing" | "disconnected" | "archived";
            readonly schedule: {
                /** @description In the client's time zone; null spreads the feeds over the night. */
                readonly hour: number | null;
                readonly paused: boolean;
            };
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly lastSyncAt: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly lastJobId: string | null;
            readonly lastError: {
                readonly code: string;
                readonly message: string;
                /**
                 * Format: date-time
                 * @example 2026-11-30T12:00:00.000Z
                 */
                readonly at: string;
            } | null;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
        };
        readonly NewDataFeed: {
            readonly clientId: string;
            /** @enum {string} */
            readonly source: "FORTNOX" | "BANK" | "MANUAL";
            /**
             * @description Of a `FORTNOX` feed: `apiKey` connects it without a consent; `serviceAccount: false` asks at the next consent for no service account, where the integration may have none, and the feed then signs in by tokens that are renewed each hour; `files: false` leaves the files that hang on vouchers at the source.
             * @default {}
             */
            readonly config: {
                readonly [key: string]: string | number | boolean | null;
            };
            readonly schedule?: {
                /** @description In the client's time zone; null spreads the feeds over the night. */
                readonly hour?: number | null;
                readonly paused?: boolean;
            };
        };
        readonly DataFeedChange: {
            /** @description Of a `FORTNOX` feed: `apiKey` connects it without a consent; `serviceAccount: false` asks at the next consent for no service account, where the integration may have none, and the feed then signs in by tokens that are renewed each hour; `files: false` leaves the files that hang on vouchers at the source. */
            readonly config?: {
                readonly [key: string]: string | number | boolean | null;
            };
            readonly schedule?: {
                /** @description In the client's time zone; null spreads the feeds over the night. */
                readonly hour?: number | null;
                readonly paused?: boolean;
            };
        };
        readonly Started: {
            readonly job: components["schemas"]["Job"];
        };
        readonly Job: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @enum {string} */
            readonly queue: "etl" | "ai" | "reports" | "compliance" | "onboarding";
            /** @example etl.fortnox */
            readonly name: string;
            /** @enum {string} */
            readonly status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
            readonly progress: {
                readonly done: number;
                readonly total: number | null;
                readonly phase: string;
            };
            readonly attempts: number;
            /** @description Why it has not begun, in the caller's language; null unless it is queued, and where it was only just asked for. */
            readonly why: string | null;
            readonly error: components["schemas"]["JobError"];
            /** @description Of a sync or an import: `{vouchers: {added, changed, removed, unchanged}, entries, faults, proof}`. */
            readonly result: {
                readonly [key: string]: unknown;
            } | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string | null;
            /** @example user:019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly askedBy: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly runAt: string;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly startedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly finishedAt: string | null;
        };
        readonly JobError: {
            readonly code: string;
            readonly message: string;
            readonly retryable: boolean;
            /** @description The first 1,000. */
            readonly faults: readonly {
                readonly file?: string;
                readonly line?: number;
                readonly label?: string;
                readonly field?: string;
                readonly code?: string;
                readonly message: string;
                /** @description How many more like it there are that are not told one by one. */
                readonly more?: number;
            }[];
            readonly faultCount: number;
        } | null;
        readonly SyncWish: {
            /**
             * Format: date
             * @description Adds the years back to this day.
             * @example 2026-11-30
             */
            readonly from?: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to?: string;
            /** @description Reads everything again. */
            readonly full?: boolean;
        };
        readonly Connect: {
            readonly url: string;
        };
        readonly ConnectWish: {
            readonly institutionId?: string;
        };
        readonly Bank: {
            readonly id: string;
            readonly name: string;
            readonly logo: string;
            /** @enum {string} */
            readonly provider: "gocardless" | "enablebanking";
        };
        readonly DryRun: {
            /** @description null where the file cannot be read with certainty. */
            readonly preview: components["schemas"]["ImportPreview"] | components["schemas"]["StatementPreview"] | null;
            /** @description An import of the file would fail now; the first of `faults` says why. */
            readonly refused: boolean;
            /** @description What is wrong, or was read although it is not as the standard has it; the first 1,000. */
            readonly faults: readonly {
                readonly file?: string;
                readonly line?: number;
                readonly label?: string;
                readonly field?: string;
                readonly code?: string;
                readonly message: string;
                /** @description How many more like it there are that are not told one by one. */
                readonly more?: number;
            }[];
            readonly faultCount: number;
        };
        readonly ImportPreview: {
            /** @enum {string} */
            readonly kind: "sie";
            readonly type: string;
            /**
             * @description whole-year: what the file lacks is removed · additions: only adds · balances: leaves vouchers alone.
             * @enum {string}
             */
            readonly reach: "whole-year" | "additions" | "balances";
            readonly program: string;
            readonly company: string;
            readonly orgNo: string;
            readonly encoding: string;
            readonly currency: string;
            readonly years: readonly {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
            }[];
            readonly vouchers: number;
            readonly entries: number;
            readonly accounts: number;
            readonly corrections: number;
            readonly unbalancedVouchers: number;
            readonly vouchersOutsideYear: number;
            readonly proof: {
                /** @enum {string} */
                readonly status: "proven" | "unproven";
                readonly differences: readonly {
                    readonly account: string;
                    readonly expected: components["schemas"]["Amount"];
                    readonly actual: components["schemas"]["Amount"];
                }[];
            };
        };
        readonly StatementPreview: {
            /** @enum {string} */
            readonly kind: "camt053" | "camt054" | "mt940" | "bgmax" | "csv" | "skattekonto";
            readonly version: string;
            readonly encoding: string;
            readonly transactions: number;
            /** @description The first hundred. */
            readonly statements: readonly {
                readonly account: string | null;
                readonly currency: string | null;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string | null;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string | null;
                readonly opening: components["schemas"]["Amount"] & (string | null);
                readonly closing: components["schemas"]["Amount"] & (string | null);
                readonly transactions: number;
                readonly pending: number;
                readonly proof: {
                    /** @enum {string} */
                    readonly status: "proven" | "unproven";
                    readonly differences: readonly {
                        readonly expected: components["schemas"]["Amount"];
                        readonly actual: components["schemas"]["Amount"];
                    }[];
                };
            }[];
            readonly statementCount: number;
            /** @description Of a CSV file: how it would be read. */
            readonly csv?: {
                readonly mapping?: components["schemas"]["CsvMapping"];
                /** @description Whose export it looks like. */
                readonly bank: string;
                /** @description The heading as it stands; numbers from 1 where there is none. */
                readonly columns: readonly string[];
                /** @description The first 20 rows as they stand. */
                readonly rows: readonly (readonly string[])[];
                /** @description The first 20 rows as they would be read. */
                readonly entries: readonly {
                    /** @enum {string} */
                    readonly status: "booked" | "pending";
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    readonly bookingDate: string;
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    readonly valueDate: string | null;
                    readonly amount: components["schemas"]["Amount"];
                    readonly currency: string;
                    readonly counterparty: string;
                    readonly reference: string;
                    readonly text: string;
                    readonly balance: components["schemas"]["Amount"] & (string | null);
                }[];
            };
        };
        /** @description The one given, or one that is proposed; left out where none can be. */
        readonly CsvMapping: {
            /** @enum {string} */
            readonly delimiter: "," | ";" | "\t" | "|";
            /** @enum {string} */
            readonly encoding: "utf-8" | "windows-1252";
            readonly skipLines: number;
            readonly hasHeading: boolean;
            /** @example YYYY-MM-DD */
            readonly dateFormat: string;
            /** @enum {string} */
            readonly decimal: "," | ".";
            readonly currency: string;
            readonly columns: {
                readonly bookingDate: string;
                readonly valueDate?: string;
                readonly amount?: string;
                readonly moneyIn?: string;
                readonly moneyOut?: string;
                readonly direction?: string;
                readonly status?: string;
                readonly text?: readonly string[];
                readonly counterparty?: string;
                readonly counterpartyAccount?: string;
                readonly reference?: string;
                readonly balance?: string;
                readonly currency?: string;
                readonly account?: string;
            };
            /** @default [] */
            readonly pendingWords: readonly string[];
        };
        readonly ImportMapping: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            readonly name: string;
            readonly mapping: components["schemas"]["SavedCsvMapping"];
            readonly version: number;
        };
        /** @description Columns by the name of their heading, or by their number from 1 where there is none. */
        readonly SavedCsvMapping: components["schemas"]["CsvMapping"] & {
            readonly pendingWords: readonly string[];
        };
        readonly NewImportMapping: {
            readonly clientId: string;
            readonly name: string;
            readonly mapping: components["schemas"]["CsvMapping"] & unknown;
        };
        readonly ImportMappingChange: {
            readonly name?: string;
            readonly mapping?: components["schemas"]["CsvMapping"] & unknown;
        };
        readonly VoucherSample: {
            /** @description The one asked for, else one that was made: with it the same books give the same sample. */
            readonly seed: string;
            /** @description How many current vouchers it was drawn from. */
            readonly population: number;
            /** @description In the order of the draw. */
            readonly items: readonly (components["schemas"]["Voucher"] & {
                /**
                 * @description First day of the financial year, series and number. Where several vouchers have the number, which of them follows (1 is the second); of an unnumbered one its place in the file and the SHA-256 of that.
                 * @example 2026-01-01|A|105
                 */
                readonly identity: string;
                /** @description SHA-256 of `<seed>|<identity>` in UTF-8, hexadecimal: the n smallest are the sample. */
                readonly rank: string;
            })[];
        };
        readonly LedgerEntry: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly voucherId: string;
            readonly series: string;
            readonly number: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date: string;
            /** @example 1930 */
            readonly account: string;
            readonly accountName: string;
            readonly amount: components["schemas"]["Amount"];
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly costCenter: string | null;
            readonly project: string | null;
            readonly objects: readonly {
                readonly dimension: string;
                readonly object: string;
            }[];
            readonly text: string;
            /** @description What its voucher says of itself: many sources give their rows no text. */
            readonly voucherText: string;
            readonly quantity: string | null;
        };
        readonly Voucher: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string;
            /**
             * @description An id of /api/financial-years.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly financialYear: string;
            readonly series: string;
            readonly number: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date: string;
            readonly text: string;
            /** @enum {string} */
            readonly state: "current" | "superseded" | "removed";
            readonly flags: readonly {
                readonly code: string;
                readonly message: string;
            }[];
            readonly entries: readonly components["schemas"]["LedgerEntry"][];
            readonly corrections: readonly {
                /** @enum {string} */
                readonly kind: "added" | "struck";
                readonly entry: {
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    readonly date: string;
                    /** @example 1930 */
                    readonly account: string;
                    readonly accountName: string;
                    readonly amount: components["schemas"]["Amount"];
                    /**
                     * @description ISO 4217.
                     * @example SEK
                     */
                    readonly currency: string;
                    readonly costCenter: string | null;
                    readonly project: string | null;
                    readonly objects: readonly {
                        readonly dimension: string;
                        readonly object: string;
                    }[];
                    readonly text: string;
                    readonly quantity: string | null;
                };
                readonly by: string | null;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly at: string | null;
            }[];
            readonly source: {
                readonly kind: string;
                readonly ref: string;
                readonly sha256: string;
            } | null;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly registeredOn: string | null;
            readonly sign: string | null;
            /** @description What the source tells outside its year file; comes later. */
            readonly details: {
                readonly [key: string]: unknown;
            } | null;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly seenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly goneAt: string | null;
        };
        readonly VoucherFile: {
            /** @description The source's own id of the file. */
            readonly id: string;
            readonly name: string;
            /**
             * @description Whether its bytes are here: `waiting` until a job has asked for them, `missing` where the source no longer has them.
             * @enum {string}
             */
            readonly state: "waiting" | "kept" | "missing" | "too-large";
            readonly contentType: string | null;
            readonly sizeBytes: number | null;
            readonly sha256: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly receivedAt: string | null;
        };
        readonly FinancialYear: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to: string;
            readonly locked: boolean;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            /** @description What its last sync or import found; null while one is under way, or where one was cut off. */
            readonly proof: {
                /** @enum {string} */
                readonly status: "proven" | "unproven";
                /** @description The first 20. */
                readonly differences: readonly {
                    readonly account: string;
                    readonly expected: components["schemas"]["Amount"];
                    readonly actual: components["schemas"]["Amount"];
                }[];
                readonly differenceCount: number;
                /** @description How many vouchers do not balance. */
                readonly unbalanced: number;
                readonly entries: number;
            } | null;
        };
        readonly Account: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly financialYear: string;
            readonly number: string;
            readonly name: string;
            /**
             * @description T asset, S liability, K cost, I income.
             * @enum {string|null}
             */
            readonly type: "T" | "S" | "K" | "I" | null;
            readonly unit: string | null;
            readonly sruCodes: readonly string[];
        };
        readonly TrialBalance: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly financialYear: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to: string;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly rows: readonly {
                readonly account: string;
                readonly name: string;
                readonly opening: components["schemas"]["Amount"];
                readonly debit: components["schemas"]["Amount"];
                readonly credit: components["schemas"]["Amount"];
                readonly closing: components["schemas"]["Amount"];
                readonly flags: readonly {
                    readonly code: string;
                    readonly message: string;
                }[];
            }[];
            readonly totals: {
                readonly opening: components["schemas"]["Amount"];
                readonly debit: components["schemas"]["Amount"];
                readonly credit: components["schemas"]["Amount"];
                readonly closing: components["schemas"]["Amount"];
            };
            readonly proof: {
                /** @enum {string} */
                readonly status: "proven" | "unproven";
                readonly differences: readonly {
                    readonly account: string;
                    readonly expected: components["schemas"]["Amount"];
                    readonly actual: components["schemas"]["Amount"];
                }[];
                /** @description Vouchers whose debit and credit differ at the source (difference: debit less credit); the first 100. */
                readonly unbalanced: {
                    readonly count: number;
                    readonly vouchers: readonly {
                        /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                        readonly voucherId: string;
                        readonly series: string;
                        readonly number: string;
                        /**
                         * Format: date
                         * @example 2026-11-30
                         */
                        readonly date: string;
                        readonly difference: components["schemas"]["Amount"];
                    }[];
                };
            };
        };
        readonly TrialBalanceComparison: {
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly rows: readonly {
                readonly account: string;
                readonly name: string;
                readonly value: components["schemas"]["Amount"] & unknown;
                readonly before: components["schemas"]["Amount"] & unknown;
                readonly change: components["schemas"]["Amount"];
            }[];
        };
        readonly AccountMonths: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly financialYear: string;
            /** @example 1930 */
            readonly account: string;
            /** @description As the chart of the year has it; empty where it is not in it. */
            readonly name: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to: string;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            /** @description Every calendar month of the days, the first and the last cut to them; those without entries too. */
            readonly months: readonly {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
                readonly opening: components["schemas"]["Amount"];
                readonly debit: components["schemas"]["Amount"];
                readonly credit: components["schemas"]["Amount"];
                readonly closing: components["schemas"]["Amount"];
            }[];
            /** @description Of all the days: opening of the first month, closing of the last. */
            readonly totals: {
                readonly opening: components["schemas"]["Amount"];
                readonly debit: components["schemas"]["Amount"];
                readonly credit: components["schemas"]["Amount"];
                readonly closing: components["schemas"]["Amount"];
            };
            /** @description `carried` where the source states no opening, so that the last closing stands there. */
            readonly flags: readonly {
                readonly code: string;
                readonly message: string;
            }[];
        };
        readonly BankAccount: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            readonly iban: string | null;
            /** @description The number in the country's own form. */
            readonly bban: string | null;
            readonly name: string;
            readonly ownerName: string;
            readonly bic: string | null;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            /** @example 1930 */
            readonly ledgerAccount: string | null;
            /** @description One that is off is not fetched and has no rows on lists. */
            readonly enabled: boolean;
            /**
             * @description `mirror`: it repeats another account with the other sign.
             * @enum {string|null}
             */
            readonly disabledReason: "mirror" | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly mirrorOf: string | null;
            readonly balance: components["schemas"]["Amount"] & (string | null);
            /**
             * Format: date
             * @description The day that it closes.
             * @example 2026-11-30
             */
            readonly balanceDay: string | null;
            /**
             * @description The feed that fetches it; null where it comes by files.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly feedId: string | null;
            /** @enum {string|null} */
            readonly status: "ready" | "not-ready" | "expired" | "revoked" | "suspended" | "closed" | "not-granted" | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly fetchedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly consentExpiresAt: string | null;
            /**
             * Format: date-time
             * @description When the schedule fetches it next.
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly nextFetchAt: string | null;
            /** @description How often a person may still fetch it today: the smallest over the scopes. */
            readonly callsLeft: number | null;
            /**
             * Format: date-time
             * @description When a person may again, where no call is left.
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly mayFetchAt: string | null;
            readonly version: number;
        };
        readonly NewBankAccount: {
            readonly clientId: string;
            /** @example SE4550000000058398257466 */
            readonly iban?: string;
            /** @description The number in the country's own form, where there is no IBAN. */
            readonly bban?: string;
            /** @default SEK */
            readonly currency: string;
            readonly name?: string;
        };
        readonly BankAccountChange: {
            readonly ledgerAccount?: string | null;
            readonly enabled?: boolean;
        };
        readonly BankDay: {
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly day: string;
            /**
             * @description proven: the transactions make the bank's balances agree · unproven: they do not, or no balance tells · missing: never fetched whole.
             * @enum {string}
             */
            readonly state: "proven" | "unproven" | "missing";
            readonly difference: components["schemas"]["Amount"] & (string | null);
        };
        readonly BankStatement: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly bankAccountId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly feedId: string;
            /** @example camt053 */
            readonly source: string;
            readonly sourceId: string;
            readonly sequence: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to: string;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly opening: components["schemas"]["Amount"] & (string | null);
            readonly closing: components["schemas"]["Amount"] & (string | null);
            readonly transactions: number;
            readonly pending: number;
            readonly proof: {
                /** @enum {string} */
                readonly status: "proven" | "unproven";
                readonly differences: readonly {
                    readonly expected: components["schemas"]["Amount"];
                    readonly actual: components["schemas"]["Amount"];
                }[];
                readonly gaps: readonly {
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    readonly from: string;
                    /**
                     * Format: date
                     * @example 2026-11-30
                     */
                    readonly to: string;
                    readonly expected: components["schemas"]["Amount"] & unknown;
                    readonly actual: components["schemas"]["Amount"] & unknown;
                }[];
            };
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly replacedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly receivedAt: string;
        };
        readonly BankTransaction: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly bankAccountId: string;
            /** @enum {string} */
            readonly status: "booked" | "pending";
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly bookingDate: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly valueDate: string | null;
            readonly amount: components["schemas"]["Amount"];
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly counterparty: {
                readonly name: string;
                readonly account: string;
            };
            readonly references: {
                readonly endToEnd: string;
                readonly ocr: string;
                readonly bankgiro: string;
                readonly message: string;
                readonly invoices: readonly string[];
            };
            readonly text: string;
            /** @description The bank's or ISO's code of what kind of transaction it is. */
            readonly code: string;
            readonly isReversal: boolean;
            readonly foreign: {
                readonly amount: components["schemas"]["Amount"];
                /**
                 * @description ISO 4217.
                 * @example SEK
                 */
                readonly currency: string;
                readonly rate: string;
            } | null;
            readonly charges: readonly {
                readonly amount: components["schemas"]["Amount"];
                /**
                 * @description ISO 4217.
                 * @example SEK
                 */
                readonly currency: string;
            }[];
            readonly balanceAfter: components["schemas"]["Amount"] & (string | null);
            /**
             * @description withdrawn: the bank took it back.
             * @enum {string}
             */
            readonly state: "current" | "withdrawn";
            readonly flags: readonly {
                readonly code: string;
                readonly message: string;
            }[];
            /** @description The parts of a batch. */
            readonly details: readonly components["schemas"]["BankTransactionDetail"][];
            /** @description How many parts the source says that it has. */
            readonly parts: number | null;
            /** @description The ways that it came by; the first is the one that its content comes from. */
            readonly sources: readonly {
                readonly kind: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly day: string;
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly statementId: string | null;
            }[];
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly seenAt: string;
        };
        readonly BankTransactionDetail: {
            readonly amount: components["schemas"]["Amount"] & (string | null);
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly counterparty: {
                readonly name: string;
                readonly account: string;
            };
            readonly references: {
                readonly endToEnd: string;
                readonly ocr: string;
                readonly bankgiro: string;
                readonly message: string;
                readonly invoices: readonly string[];
            };
            readonly text: string;
            readonly foreign: {
                readonly amount: components["schemas"]["Amount"];
                /**
                 * @description ISO 4217.
                 * @example SEK
                 */
                readonly currency: string;
                readonly rate: string;
            } | null;
            readonly charges: readonly {
                readonly amount: components["schemas"]["Amount"];
                /**
                 * @description ISO 4217.
                 * @example SEK
                 */
                readonly currency: string;
            }[];
            readonly isReversal: boolean;
        };
        readonly BankTransactionVersion: {
            readonly version: number;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly bookingDate: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly valueDate: string | null;
            readonly amount: components["schemas"]["Amount"];
            readonly counterparty: {
                readonly name: string;
                readonly account: string;
            };
            readonly text: string;
            readonly withdrawn: boolean;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly seenAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly goneAt: string;
        };
        readonly ReconciliationWish: {
            readonly clientId: string;
            readonly bankAccountId: string;
            readonly ledgerAccount: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly to: string;
        };
        readonly Reconciliation: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly bankAccountId: string;
            /** @example 1930 */
            readonly ledgerAccount: string;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            /**
             * @description ready: nothing undecided and nothing unexplained · stale: something arrived after it was closed · unproven: the bank states no balance.
             * @enum {string}
             */
            readonly status: "running" | "open" | "ready" | "closed" | "stale" | "unproven";
            readonly period: {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
            };
            readonly counts: {
                readonly bank: number;
                readonly ledger: number;
                readonly auto: number;
                readonly confirmed: number;
                readonly suggested: number;
                /** @description Rows of both sides that no automatic or confirmed match holds. */
                readonly open: number;
                /** @description Those of them that nobody has carried on. */
                readonly undecided: number;
            };
            readonly proof: {
                readonly bankClosing: components["schemas"]["Amount"] & (string | null);
                /**
                 * Format: date
                 * @description The day that the bank stated it for, where that is another than the last.
                 * @example 2026-11-30
                 */
                readonly bankClosingDay: string | null;
                readonly ledgerClosing: components["schemas"]["Amount"] & (string | null);
                readonly outstandingBank: components["schemas"]["Amount"] & (string | null);
                readonly outstandingLedger: components["schemas"]["Amount"] & (string | null);
                /** @description The part of what is outstanding that nobody has carried on. */
                readonly undecided: {
                    readonly bank: components["schemas"]["Amount"] & (string | null);
                    readonly ledger: components["schemas"]["Amount"] & (string | null);
                };
                readonly unexplained: components["schemas"]["Amount"] & (string | null);
                readonly openingDifference: components["schemas"]["Amount"] & (string | null);
                readonly gap: components["schemas"]["Amount"] & (string | null);
                readonly ledgerGap: components["schemas"]["Amount"] & (string | null);
                readonly differences: components["schemas"]["Amount"] & (string | null);
                /** @description Of everything that the proof was computed from. */
                readonly inputsSha256: string | null;
            };
            /** @description Work that was too much for the last run, and was left to people. */
            readonly notes: readonly {
                /** @enum {string} */
                readonly kind: "too-many-equal" | "too-many-rows-of-a-day" | "too-large-a-web";
                readonly bankRows: number;
                readonly ledgerRows: number;
                readonly amount: components["schemas"]["Amount"] & (string | null);
            }[];
            readonly engineVersion: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly jobId: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly ranAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly closedAt: string | null;
            readonly closedBy: string | null;
            readonly version: number;
        };
        readonly OpenItem: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @enum {string} */
            readonly side: "bank" | "ledger";
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date: string;
            readonly amount: components["schemas"]["Amount"];
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly text: string;
            /** @description The counterparty, as the bank writes it. */
            readonly name: string;
            readonly reference: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly voucherId: string | null;
            readonly series: string | null;
            readonly number: string | null;
            /** @description It was open before the data begins. */
            readonly opening: boolean;
            readonly carried: {
                readonly reason: string;
                readonly by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-30T12:00:00.000Z
                 */
                readonly at: string;
            } | null;
            /**
             * @description double: the bank told it twice · twin: the same as a row that has its match · unlike: nothing fits · limit: there was too much to try.
             * @enum {string}
             */
            readonly reason: "double" | "twin" | "unlike" | "limit";
            /**
             * @description The row that it is a double or twin of.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly of: string | null;
            /** @description How many suggestions want it. */
            readonly suggestions: number;
        };
        readonly ChangedRow: {
            /** @enum {string} */
            readonly kind: "added" | "changed" | "removed";
            /** @enum {string} */
            readonly side: "bank" | "ledger";
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly now: {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly date: string;
                readonly amount: components["schemas"]["Amount"];
            } | null;
            readonly before: {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly date: string;
                readonly amount: components["schemas"]["Amount"];
            } | null;
        };
        readonly Carry: {
            readonly bankTransactionIds?: readonly string[];
            readonly ledgerEntryIds?: readonly string[];
            readonly reason: string;
        };
        readonly Opening: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly reconciliationId: string;
            readonly bankBalance: components["schemas"]["Amount"] & (string | null);
            readonly ledgerBalance: components["schemas"]["Amount"] & (string | null);
            readonly items: readonly {
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly id: string;
                /** @enum {string} */
                readonly side: "bank" | "ledger";
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly date: string;
                readonly amount: components["schemas"]["Amount"];
                readonly text: string;
                readonly reference: string;
            }[];
        };
        readonly NewOpening: {
            /** @example 1234.50 */
            readonly bankBalance?: string;
            /** @example 1234.50 */
            readonly ledgerBalance?: string;
            readonly items: readonly {
                /** @enum {string} */
                readonly side: "bank" | "ledger";
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly date: string;
                /** @example 1234.50 */
                readonly amount: string;
                readonly text?: string;
                readonly reference?: string;
            }[];
        };
        readonly Match: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly reconciliationId: string;
            /** @enum {string} */
            readonly state: "auto" | "suggested" | "confirmed" | "rejected";
            /** @description 1 is the first answer for its rows; those after it are other answers. */
            readonly rank: number;
            /** @example exact */
            readonly kind: string;
            /** @description The chance that it is right, from 0 to 1. */
            readonly confidence: number;
            /** @description An id of an opening item may stand here too. */
            readonly bankTransactionIds: readonly string[];
            readonly ledgerEntryIds: readonly string[];
            readonly difference: components["schemas"]["Amount"] & unknown;
            /**
             * @description What the difference is likely to be.
             * @enum {string|null}
             */
            readonly residual: "fee" | "rounding" | "exchange" | "partial" | "unknown" | null;
            /** @description Of a sum of rows: how many such sums luck would give. */
            readonly coincidence: number | null;
            readonly explanation: {
                readonly sv: string;
                readonly en: string;
                /** @description Positive weights speak for it, in bits; negative ones against. */
                readonly parts: readonly {
                    readonly kind: string;
                    readonly weight: number;
                }[];
            };
            /** @description The rules that it leans on. */
            readonly ruleIds: readonly string[];
            readonly note: string;
            readonly madeBy: string;
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly decidedAt: string | null;
            /** @description A match that was taken back, rather than a suggestion that was rejected. */
            readonly undone: boolean;
            readonly version: number;
        };
        readonly NewMatch: {
            readonly reconciliationId: string;
            readonly bankTransactionIds?: readonly string[];
            readonly ledgerEntryIds?: readonly string[];
            readonly note?: string;
        };
        readonly ProposedVoucher: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly reconciliationId: string;
            /**
             * @description The match whose difference it books.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly matchId: string | null;
            /** @description The rows of the bank that it books, where the books lack them. */
            readonly bankTransactionIds: readonly string[];
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date: string;
            readonly text: string;
            /**
             * @description ISO 4217.
             * @example SEK
             */
            readonly currency: string;
            readonly rows: readonly {
                readonly account: string;
                readonly amount: components["schemas"]["Amount"];
                readonly text: string;
            }[];
            /** @enum {string} */
            readonly state: "proposed" | "booked" | "withdrawn";
            /**
             * @description The voucher of the books that it became.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly voucherId: string | null;
            readonly madeBy: string;
            readonly version: number;
        };
        readonly NewProposedVoucher: {
            readonly matchId?: string;
            readonly bankTransactionIds?: readonly string[];
            readonly rows: readonly {
                readonly account: string;
                /** @example 1234.50 */
                readonly amount: string;
                readonly text?: string;
            }[];
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date?: string;
            readonly text?: string;
        };
        readonly MatchingRule: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /**
             * @description alias: a name of the bank is a text of the books · fee: what a counterparty takes out · always-ask: nothing is made by itself of its rows.
             * @enum {string}
             */
            readonly kind: "alias" | "fee" | "always-ask";
            /** @description The counterparty as the bank writes it; of a fee empty for any. */
            readonly bankName: string;
            /** @description Of an alias: the same as the books write it. */
            readonly ledgerName: string;
            /** @example 1.75 */
            readonly ratePercent: string;
            readonly fixedAmount: components["schemas"]["Amount"];
            readonly enabled: boolean;
            /**
             * @description learning: taught, and not often enough to be used yet · demoted: it has failed too often; switch it on to begin anew.
             * @enum {string}
             */
            readonly status: "active" | "learning" | "demoted" | "off";
            /** @description Decisions of people that it was right in. */
            readonly confirmed: number;
            readonly failed: number;
            /** @description The part of the decisions that it was right in; null before the first. */
            readonly precision: number | null;
            /** @enum {string} */
            readonly origin: "person" | "decisions";
            readonly version: number;
        };
        readonly NewMatchingRule: {
            readonly clientId: string;
            /**
             * @description alias: a name of the bank is a text of the books · fee: what a counterparty takes out · always-ask: nothing is made by itself of its rows.
             * @enum {string}
             */
            readonly kind: "alias" | "fee" | "always-ask";
            readonly bankName?: string;
            readonly ledgerName?: string;
            /** @example 1.75 */
            readonly ratePercent?: string;
            /** @example 1234.50 */
            readonly fixedAmount?: string;
        };
        readonly MatchingRuleChange: {
            readonly bankName?: string;
            readonly ledgerName?: string;
            /** @example 1.75 */
            readonly ratePercent?: string;
            /** @example 1234.50 */
            readonly fixedAmount?: string;
            readonly enabled?: boolean;
        };
        readonly Finding: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly financialYearId: string | null;
            /** @example quality.voucher-unbalanced */
            readonly code: string;
            /** @enum {string} */
            readonly severity: "error" | "warning" | "info";
            /** @enum {string} */
            readonly status: "open" | "accepted" | "gone";
            readonly message: {
                readonly sv: string;
                readonly en: string;
            };
            /** @description The law or rule behind it, with the days on which it holds. */
            readonly rule: string;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly date: string;
            readonly amount: components["schemas"]["Amount"] & unknown;
            readonly voucherIds: readonly string[];
            readonly entryIds: readonly string[];
            readonly bankTransactionIds: readonly string[];
            readonly proposal: {
                readonly text: {
                    readonly sv: string;
                    readonly en: string;
                };
                readonly rows: readonly {
                    readonly account: string;
                    readonly amount: components["schemas"]["Amount"];
                }[];
            };
            readonly accepted: {
                readonly reason: string;
                readonly by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-30T12:00:00.000Z
                 */
                readonly at: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly foundAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly goneAt: string | null;
            readonly version: number;
        };
        readonly ClientChecks: {
            readonly materiality: components["schemas"]["Amount"];
            readonly checks: readonly {
                readonly code: string;
                readonly family: string;
                /** @enum {string} */
                readonly severity: "error" | "warning" | "info";
                readonly title: {
                    readonly sv: string;
                    readonly en: string;
                };
                readonly rule: string;
                readonly on: boolean;
                /** @description Whether the materiality holds for it. */
                readonly isMaterial: boolean;
                readonly limits: readonly {
                    readonly name: string;
                    readonly unit: string;
                    /**
                     * @description An amount with two decimals, or a whole number.
                     * @example 50.00
                     */
                    readonly value: string;
                    /**
                     * @description An amount with two decimals, or a whole number.
                     * @example 50.00
                     */
                    readonly default: string;
                    readonly about: {
                        readonly sv: string;
                        readonly en: string;
                    };
                }[];
            }[];
            readonly version: number;
        };
        readonly Task: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly clientId: string;
            readonly kind: string;
            readonly title: string;
            /** @enum {string} */
            readonly status: "open" | "waiting" | "approved" | "rejected" | "done";
            /** @description 1 is the most urgent, 5 the least. */
            readonly priority: number;
            /**
             * Format: date
             * @example 2026-11-30
             */
            readonly dueDate: string | null;
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly assigneeId: string | null;
            readonly refs: readonly {
                readonly type: string;
                readonly id: string;
            }[];
            readonly suggestion?: unknown;
            readonly comments: readonly {
                readonly by: string;
                /**
                 * Format: date-time
                 * @example 2026-11-30T12:00:00.000Z
                 */
                readonly at: string;
                readonly text: string;
            }[];
            readonly fourEyes: boolean;
            readonly decidedBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly decidedAt: string | null;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
        };
        readonly AuditRow: {
            /**
             * @description A client's id, or the firm's.
             * @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10
             */
            readonly chain: string;
            readonly seq: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly at: string;
            readonly actor: {
                /** @enum {string} */
                readonly kind: "user" | "key" | "job" | "system";
                readonly id: string;
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly userId: string | null;
                readonly name: string | null;
            };
            /** @example feed.sync */
            readonly action: string;
            readonly refType: string;
            readonly refId: string;
            /** @description What was done, without secrets. */
            readonly payload?: unknown;
            readonly prevHash: string;
            readonly hash: string;
        };
        readonly AuditVerdict: {
            readonly ok: boolean;
            readonly chains: readonly {
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly chain: string;
                readonly rows: number;
                readonly head: string;
                readonly unanchored: number;
            }[];
            /**
             * Format: date-time
             * @description What lies after it nothing outside vouches for.
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly anchoredUntil: string | null;
            /** @description The first 1,000. */
            readonly faults: readonly {
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly chain: string;
                readonly seq: number;
                /** @enum {string} */
                readonly kind: "changed" | "removed" | "inserted" | "fork" | "tail";
            }[];
            readonly faultCount: number;
            readonly refusedAnchors: readonly string[];
        };
        readonly User: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly email: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            /** @description ADMIN and COORDINATOR see all clients, whatever stands here. */
            readonly clientIds: readonly string[];
            /** @enum {string} */
            readonly status: "active" | "disabled" | "removed";
            readonly twoFactorEnabled: boolean;
            readonly amlOfficer: boolean;
            readonly competences: readonly string[];
            readonly absences: readonly {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly standInId: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly lastSignInAt: string | null;
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
        };
        readonly NewUser: {
            /** Format: email */
            readonly email: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            /** @default [] */
            readonly clientIds: readonly string[];
            /** Format: password */
            readonly password?: string;
            readonly amlOfficer?: boolean;
            readonly competences?: readonly string[];
            readonly absences?: readonly {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
                /** @default null */
                readonly standInId: string | null;
            }[];
        };
        readonly RoleTable: {
            readonly roles: readonly {
                /** @enum {string} */
                readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
                /** @enum {string} */
                readonly clients: "all" | "given";
            }[];
            readonly permissions: readonly {
                /** @enum {string} */
                readonly operation: "client.read" | "client.write" | "client.restore" | "user.manage" | "system.manage" | "feed.read" | "feed.create" | "feed.connect" | "feed.write" | "feed.sync" | "import.write" | "job.read" | "job.write" | "ledger.read" | "bank.read" | "mapping.read" | "mapping.write" | "quality.read" | "quality.write" | "reconciliation.read" | "reconciliation.write" | "period.reopen" | "task.read" | "task.write" | "report.read" | "report.edit" | "report.publish" | "report.approve-qc" | "document.read" | "document.write" | "compliance.read" | "compliance.write" | "kyc.read" | "kyc.write" | "kyc.decide" | "screening.run" | "overview.read" | "audit.read" | "audit.verify" | "account.read" | "account.write";
                readonly grants: {
                    readonly ADMIN: components["schemas"]["Grant"];
                    readonly COORDINATOR: components["schemas"]["Grant"];
                    readonly SPECIALIST: components["schemas"]["Grant"];
                    readonly CLIENT: components["schemas"]["Grant"];
                    readonly AUDITOR: components["schemas"]["Grant"];
                };
            }[];
        };
        /**
         * @description All of it, nothing of it, or a part: own-bank, its own bank feed · own-files, its statement and SIE files · assigned, tasks assigned to it · published, published reports · own-answers, the questions put to it · own-acts, what it did itself.
         * @enum {string}
         */
        readonly Grant: "yes" | "no" | "own-bank" | "own-files" | "assigned" | "published" | "own-answers" | "own-acts";
        readonly UserChange: {
            /** Format: email */
            readonly email?: string;
            readonly name?: string;
            /** @enum {string} */
            readonly role?: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            readonly clientIds?: readonly string[];
            /** @enum {string} */
            readonly status?: "active" | "disabled";
            /** Format: password */
            readonly password?: string;
            readonly amlOfficer?: boolean;
            readonly competences?: readonly string[];
            readonly absences?: readonly {
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly from: string;
                /**
                 * Format: date
                 * @example 2026-11-30
                 */
                readonly to: string;
                /** @default null */
                readonly standInId: string | null;
            }[];
        };
        readonly PasswordLink: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @description Works once, and for a day. */
            readonly url: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly expiresAt: string;
        };
        readonly PasswordByLink: {
            readonly token: string;
            /** Format: password */
            readonly password: string;
        };
        readonly Invitation: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @description Works once. */
            readonly url: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly expiresAt: string;
        };
        readonly NewInvitation: {
            /** Format: email */
            readonly email: string;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            /** @default [] */
            readonly clientIds: readonly string[];
        };
        readonly Acceptance: {
            readonly token: string;
            readonly name: string;
            /** Format: password */
            readonly password: string;
        };
        readonly PendingInvitation: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly email: string;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            readonly clientIds: readonly string[];
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly madeBy: string | null;
            readonly madeByName: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly expiresAt: string;
        };
        readonly Settings: {
            /** @description Whether ADMIN, COORDINATOR and SPECIALIST must have a second factor. API keys are not concerned. */
            readonly secondFactorForStaff: boolean;
            readonly version: number;
        };
        readonly SettingsChange: {
            /** @description Whether ADMIN, COORDINATOR and SPECIALIST must have a second factor. API keys are not concerned. */
            readonly secondFactorForStaff?: boolean;
        };
        readonly SignedIn: {
            readonly user: {
                /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
                readonly id: string;
                readonly email: string;
                readonly name: string;
                /** @enum {string} */
                readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            };
        };
        readonly AwaitsSecondFactor: {
            /**
             * @description Nobody is signed in yet: show the second factor.
             * @enum {boolean}
             */
            readonly twoFactorRedirect: true;
        };
        readonly Credentials: {
            readonly email: string;
            readonly password: string;
            readonly rememberMe?: boolean;
        };
        readonly PasswordChange: {
            readonly currentPassword: string;
            /** Format: password */
            readonly newPassword: string;
        };
        readonly SignInProviders: {
            readonly items: readonly {
                /** @enum {string} */
                readonly id: "oidc";
            }[];
        };
        readonly ProviderAddress: {
            readonly url: string;
            /** @enum {boolean} */
            readonly redirect: true;
        };
        readonly ProviderSignIn: {
            /** @enum {string} */
            readonly provider: "oidc";
            /** @description A place on this page; any other is left out. */
            readonly callbackURL?: string;
            /** @description Asks for a sign-in at the provider of just now, as what is refused by `access.sign-in-again` needs. */
            readonly again?: boolean;
        };
        readonly ShownCode: {
            readonly code: string;
        };
        readonly NewSecondFactor: {
            /** @description For the authenticator app: `otpauth://totp/…`. */
            readonly totpURI: string;
            readonly backupCodes: readonly string[];
        };
        readonly OwnPassword: {
            /** @description Left out by whoever has none. */
            readonly password?: string;
        };
        readonly Status: {
            readonly status: boolean;
        };
        readonly RecoveryCodes: {
            readonly status: boolean;
            readonly backupCodes: readonly string[];
        };
        readonly Setup: {
            /** @description Whether there is no administrator yet. */
            readonly needed: boolean;
        };
        readonly FirstAdministrator: {
            readonly token: string;
            /** Format: email */
            readonly email: string;
            readonly name: string;
            /** Format: password */
            readonly password: string;
            /**
             * @description Whether staff must have a second factor from the start.
             * @default false
             */
            readonly secondFactorForStaff: boolean;
        };
        readonly Me: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly email: string;
            readonly name: string;
            /** @description Who has none signs in through the firm's own provider, also to sign in again. */
            readonly hasPassword: boolean;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            readonly clientIds: "all" | readonly string[];
            readonly twoFactorEnabled: boolean;
            /** @description Whether a second factor must be set up before anything but the own account answers. */
            readonly secondFactorMissing: boolean;
            readonly recoveryCodesLeft: number | null;
            readonly amlOfficer: boolean;
            /** @description By operation: `yes`, or the part of it that is the role's. What is not listed is not allowed. */
            readonly permissions: {
                readonly [key: string]: string;
            };
        };
        readonly SelfChange: {
            readonly name?: string;
            /** Format: email */
            readonly email?: string;
        };
        readonly Session: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly current: boolean;
            readonly ipAddress: string | null;
            readonly userAgent: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly lastUsedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly expiresAt: string;
        };
        readonly ApiKey: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly role: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            readonly clientIds: "all" | readonly string[];
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly expiresAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly lastUsedAt: string | null;
        };
        readonly MadeApiKey: components["schemas"]["ApiKey"] & {
            /** @description Shown once. */
            readonly key: string;
        };
        readonly NewApiKey: {
            readonly name: string;
            /** @enum {string} */
            readonly role?: "ADMIN" | "COORDINATOR" | "SPECIALIST" | "CLIENT" | "AUDITOR";
            readonly clientIds?: readonly string[];
            /**
             * Format: date-time
             * @example 2026-11-01T00:00:00+01:00
             */
            readonly expiresAt?: string;
        };
        readonly SavedView: {
            /** @example 019ab2c4-7d1e-7cc3-9f00-2b1d6a4f3c10 */
            readonly id: string;
            /** @enum {string} */
            readonly list: "board" | "clients" | "feeds" | "vouchers" | "entries" | "trial-balance" | "review" | "bank-accounts" | "bank-statements" | "bank-transactions" | "jobs" | "audit" | "users";
            readonly name: string;
            readonly filters: {
                readonly [key: string]: string;
            };
            readonly sort: string | null;
            readonly columns: readonly string[] | null;
            /** @enum {string} */
            readonly density: "normal" | "compact";
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-30T12:00:00.000Z
             */
            readonly updatedAt: string;
        };
        readonly NewSavedView: {
            /** @enum {string} */
            readonly list: "board" | "clients" | "feeds" | "vouchers" | "entries" | "trial-balance" | "review" | "bank-accounts" | "bank-statements" | "bank-transactions" | "jobs" | "audit" | "users";
            readonly name: string;
            /**
             * @description The list's filters by their names in its address.
             * @default {}
             * @example {
             *       "q": "hyra"
             *     }
             */
            readonly filters: {
                readonly [key: string]: string;
            };
            /**
             * @description A column, with a minus the last first; null: the list's own order.
             * @default null
             * @example -date
             */
            readonly sort: string | null;
            /**
             * @description In their order; null: the list's own.
             * @default null
             */
            readonly columns: readonly string[] | null;
            /**
             * @default normal
             * @enum {string}
             */
            readonly density: "normal" | "compact";
        };
        readonly SavedViewChange: {
            readonly name?: string;
            /**
             * @description The list's filters by their names in its address.
             * @example {
             *       "q": "hyra"
             *     }
             */
            readonly filters?: {
                readonly [key: string]: string;
            };
            /**
             * @description A column, with a minus the last first; null: the list's own order.
             * @example -date
             */
            readonly sort?: string | null;
            /** @description In their order; null: the list's own. */
            readonly columns?: readonly string[] | null;
            /** @enum {string} */
            readonly density?: "normal" | "compact";
        };
    };
    responses: {
        /** @description The call, its query or its cursor cannot be read. */
        readonly Problem400: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not signed in. */
        readonly Problem401: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Yours, but your role may not; or a foreign page's call. */
        readonly Problem403: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not there, or not yours: both answer alike. */
        readonly Problem404: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description In conflict with what is there, or in the wrong state. */
        readonly Problem409: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed since the version that `If-Match` names. */
        readonly Problem412: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Larger than what is taken. */
        readonly Problem413: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not of the type that is taken. */
        readonly Problem415: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Understood, but not valid; `errors` names every field. */
        readonly Problem422: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls; `Retry-After` says when. */
        readonly Problem429: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that is needed is down, or the database did not answer in time and the change may have happened. */
        readonly Problem503: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Anything else that went wrong. */
        readonly Problemdefault: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The same key and body returns the first answer for 24 hours; another body is 422, a first call that still runs 409. */
        readonly IdempotencyKey: string;
        /** @description The version that was read, as its ETag has it. A stale one is 412. */
        readonly IfMatch: string;
        /** @description Language of `detail` and messages: Swedish unless English is preferred. */
        readonly AcceptLanguage: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
