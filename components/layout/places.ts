import {
  ArchiveX,
  ArrowLeft,
  BookOpen,
  Building2,
  Cog,
  Gauge,
  KeyRound,
  ListChecks,
  ScrollText,
  Server,
  Settings2,
  ShieldCheck,
  Tag,
  Users,
  Webhook,
} from "lucide-react";

/** Every place of a client's, by heading. `below` names the thing a page belongs to, which has no page of its own. */
const CLIENT_PLACES = [
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

/** Every place of the operator's. */
const ADMIN_PLACES = [
  {
    heading: "admin",
    pages: [
      { key: "adminOverview", href: "/admin", icon: Gauge },
      { key: "adminClients", href: "/admin/clients", icon: Building2 },
      { key: "adminUsers", href: "/admin/users", icon: Users },
      { key: "adminEventTypes", href: "/admin/event-types", icon: Tag },
      { key: "adminDeliveries", href: "/admin/deliveries", icon: ListChecks },
      { key: "adminHosts", href: "/admin/hosts", icon: Server },
      { key: "adminRetention", href: "/admin/retention", icon: ArchiveX },
      { key: "auditLog", href: "/admin/audit", icon: ScrollText },
      { key: "adminSystem", href: "/admin/system", icon: Cog },
    ],
  },
  { heading: "portal", pages: [{ key: "backToPortal", href: "/monitor/events", icon: ArrowLeft }] },
] as const;

/** The way from the portal to them. */
const TO_ADMIN = { heading: "operator", pages: [{ key: "admin", href: "/admin", icon: ShieldCheck }] } as const;

/** Whose pages one is looking at. */
export type Area = "portal" | "admin";

/** The places of the navigation. */
export function placesOf(area: Area, isOperator: boolean) {
  if (area === "admin") return ADMIN_PLACES;
  return isOperator ? [...CLIENT_PLACES, TO_ADMIN] : CLIENT_PLACES;
}
