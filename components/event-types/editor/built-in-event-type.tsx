import { useTranslations } from "next-intl";
import { EventTypeExamples } from "@/components/event-types/catalogue/event-type-examples";
import { SchemaTree } from "@/components/event-types/catalogue/schema-tree";
import { PageHeader } from "@/components/layout/page-header";
import { CopyButton } from "@/components/ui/copy-button";
import type { EventTypeAnswer, Subscribers } from "@/lib/event-types/schema";
import { BuiltIn, EventTypeState } from "./event-type-state";

/** Admin > Event types > one that comes with the product: to be read only. */
export function BuiltInEventType({ type, subscribers }: { type: EventTypeAnswer; subscribers: Subscribers }) {
  const t = useTranslations("adminEventTypes");
  const catalogue = useTranslations("catalogue.schema");
  return (
    <>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{type.name}</span>}
        crumbs={[{ label: t("admin") }, { label: t("title"), href: "/admin/event-types" }]}
        beside={
          <>
            <CopyButton value={type.name} label={t("copyName")} />
            {type.deprecated ? <EventTypeState type={type} boxed /> : null}
            <BuiltIn />
          </>
        }
      >
        <p className="mt-1 max-w-[760px] text-fg-2">{type.description}</p>
        <p className="mt-1 text-13 text-fg-3">
          {t("subscribers", { consumers: subscribers.consumers, clients: subscribers.clients })} · {t("builtInText")}
          {type.replacedBy ? ` ${t("replacedBy", { name: type.replacedBy })}` : ""}
        </p>
      </PageHeader>
      <div className="mt-6 grid grid-cols-2 gap-8 max-xl:grid-cols-1">
        <section aria-labelledby="event-type-schema" className="min-w-0">
          <h2 id="event-type-schema" className="mb-1 flex min-h-8 items-center text-14 font-semibold">
            {catalogue("title")}
          </h2>
          <SchemaTree schema={type.schema} label={catalogue("label", { name: type.name })} />
        </section>
        <EventTypeExamples examples={type.examples} name={type.name} />
      </div>
    </>
  );
}
