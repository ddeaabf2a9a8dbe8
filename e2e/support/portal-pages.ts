/** What the pages of single things show. */
export interface Shown {
  webhookId: string;
  messageId: string;
  companyId: string;
}

/** Every page of the portal by a name for it: what holds for all of them is tested on each. New pages are added here. */
export function portalPages({ webhookId, messageId, companyId }: Shown): [title: string, path: string][] {
  return [
    ["endpoints", "/monitor/events"],
    ["add endpoint", "/monitor/events/endpoints/new"],
    ["endpoint", `/monitor/events/endpoints/${webhookId}`],
    ["edit endpoint", `/monitor/events/endpoints/${webhookId}/edit`],
    ["testing", `/monitor/events/endpoints/${webhookId}/testing`],
    ["advanced", `/monitor/events/endpoints/${webhookId}/advanced`],
    ["history", `/monitor/events/endpoints/${webhookId}/history`],
    ["transformation", `/monitor/events/endpoints/${webhookId}/transformation`],
    ["message", `/monitor/events/messages/${messageId}`],
    ["catalogue", "/monitor/events/catalogue"],
    ["event type", "/monitor/events/catalogue?type=read.completed"],
    ["logs", "/monitor/events/logs"],
    ["activity", "/monitor/events/activity"],
    ["activity as tables", "/monitor/events/activity?table=attempts,latency"],
    ["companies", "/companies"],
    ["company", `/companies/${companyId}`],
    ["API keys", "/developers/api-keys"],
    ["API reference", "/developers/api-reference"],
    ["webhook settings", "/settings/webhooks"],
    ["team", "/settings/team"],
    ["audit log", "/settings/audit-log"],
    ["account", "/account"],
    ["nothing there", "/monitor/events/messages/msg_0"],
  ];
}
