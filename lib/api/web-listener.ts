import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AuthenticateSession } from "@/lib/access/actor";
import { callerAddress } from "@/lib/api/caller-address";
import { handleInboxRequest, isInboxPath } from "@/lib/api/inbox-handler";
import { handleApiRequest, isApiPath } from "@/lib/api/node-handler";
import { refusePageBody } from "@/lib/api/page-body";
import { env } from "@/lib/env";

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Who answers what: the API, health, metrics and the inboxes are ours, everything else the pages' framework's, with its body bounded. */
export function webListener(handlePage: PageHandler, authenticateSession?: AuthenticateSession): RequestListener {
  return (request, response) => {
    if (isApiPath(request.url)) return void handleApiRequest(request, response, authenticateSession);
    if (isInboxPath(request.url)) return void handleInboxRequest(request, response);
    if (refusePageBody(request, response)) return;
    // Nobody vouches for what a caller says of its own address, unless there is a proxy of ours.
    request.headers["x-forwarded-for"] = callerAddress(request.socket.remoteAddress, request.headers["x-forwarded-for"]?.toString());
    // Nor of the host it asked: server actions are refused where it is not the Origin's.
    if (!env().TRUST_PROXY) delete request.headers["x-forwarded-host"];
    // The framework asks itself for the page an action redirects to, by the protocol it finds here: it speaks http, whatever a proxy does.
    delete request.headers["x-forwarded-proto"];
    void handlePage(request, response);
  };
}
