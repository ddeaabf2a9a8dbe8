import { BookOpen, Building2, KeyRound, ScrollText, Settings2, Users, Webhook } from "lucide-react";

/** Every place of the portal, by heading. `below` names the thing a page belongs to, which has no page of its own. */
export const PLACES = [
  {
    heading: "monitor",
    pages: [
      { key: "events", href: "/monitor/events", icon: Webhook, below: "webhooks" },
      { key: "companies", href: "/companies", icon: Building2 },
    ],
  },
  {
    heading: "developers",
    pages: [
      { key: "apiKeys", href: "/developers/api-keys", icon: KeyRound },
      { key: "apiReference", href: "/developers/api-reference", icon: BookOpen },
    ],
  },
  {
    heading: "settings",
    pages: [
      { key: "webhooks", href: "/settings/webhooks", icon: Settings2 },
      { key: "team", href: "/settings/team", icon: Users },
      { key: "auditLog", href: "/settings/audit-log", icon: ScrollText },
    ],
  },
] as const;
