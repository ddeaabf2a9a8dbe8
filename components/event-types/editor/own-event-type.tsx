"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant } from "@/components/display/instant";
import { PageHeader } from "@/components/layout/page-header";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";
import { toast } from "@/components/ui/toast";
import type { OwnEventType as OwnType, Subscribers } from "@/lib/event-types/schema";
import { EventTypeForm } from "./event-type-form";
import { EventTypeState } from "./event-type-state";
import { valuesOf } from "./event-type-values";
import { OwnEventTypeActions, type OwnEventTypeActionsProps } from "./own-event-type-actions";
import type { SaveEventType } from "./use-event-type-form";
import type { ReviewEventType } from "./use-review";

interface OwnEventTypeProps extends OwnEventTypeActionsProps {
  groups: string[];
  /** Server actions. */
  review: ReviewEventType;
  update: SaveEventType;
}

/** Admin > Event types > one of the operator's own: to be edited, deprecated and archived. */
export function OwnEventType({ groups, review, update, ...actions }: OwnEventTypeProps) {
  const t = useTranslations("adminEventTypes");
  const router = useRouter();
  const { type, subscribers } = actions;
  return (
    <>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{type.name}</span>}
        crumbs={[{ label: t("admin") }, { label: t("title"), href: "/admin/event-types" }]}
        beside={
          <>
            <CopyButton value={type.name} label={t("copyName")} />
            <EventTypeState type={type} boxed />
          </>
        }
        actions={<OwnEventTypeActions {...actions} />}
      >
        <p className="mt-1 text-13 text-fg-2">
          {t("subscribers", { ...subscribers })} · {t.rich("modified", { when: () => <Instant at={type.modified} className="border-0" /> })}
        </p>
      </PageHeader>
      <OutOfUse type={type} subscribers={subscribers} />
      <EventTypeForm
        first={valuesOf(type)}
        isKnown
        groups={groups}
        review={review}
        save={update}
        onSaved={() => {
          toast.success(t("saved"));
          router.refresh();
        }}
      />
    </>
  );
}

/** What its being archived or deprecated means. */
function OutOfUse({ type, subscribers }: { type: OwnType; subscribers: Subscribers }) {
  const t = useTranslations("adminEventTypes");
  if (type.archived) {
    return (
      <Banner tone="warn" title={t("archivedBanner.title")} className="mt-4 mb-0">
        {t("archivedBanner.text", { consumers: subscribers.consumers })}
      </Banner>
    );
  }
  if (!type.deprecated) return null;
  const code = (chunks: ReactNode) => <code>{chunks}</code>;
  return (
    <Banner tone="warn" title={t("deprecatedBanner.title")} className="mt-4 mb-0">
      {type.replacedBy ? t.rich("deprecatedBanner.replacedBy", { name: type.replacedBy, code }) : t("deprecatedBanner.text")}
    </Banner>
  );
}
