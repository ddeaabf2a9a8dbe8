import { Building2, CodeXml, Settings, Webhook } from "lucide-react";

/** Every place of the portal, by heading. A heading without `href` only holds its pages. */
export const PLACES = [
  { title: "webhooks", icon: Webhook, pages: [{ key: "events", href: "/monitor/events" }] },
  { title: "companies", icon: Building2, href: "/companies", pages: [] },
  {
    title: "developers",
    icon: CodeXml,
    pages: [
      { key: "apiKeys", href: "/developers/api-keys" },
      { key: "apiReference", href: "/developers/api-reference" },
    ],
  },
  {
    title: "settings",
    icon: Settings,
    pages: [
      { key: "webhooks", href: "/settings/webhooks" },
      { key: "auditLog", href: "/settings/audit-log" },
    ],
  },
] as const;
