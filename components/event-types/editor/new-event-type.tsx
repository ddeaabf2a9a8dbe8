"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/layout/page-header";
import { toast } from "@/components/ui/toast";
import { EventTypeForm } from "./event-type-form";
import { NEW_EVENT_TYPE } from "./event-type-values";
import type { SaveEventType } from "./use-event-type-form";
import type { ReviewEventType } from "./use-review";

interface NewEventTypeProps {
  groups: string[];
  /** Server actions. */
  review: ReviewEventType;
  create: SaveEventType;
}

/** Admin > Event types > New. */
export function NewEventType({ groups, review, create }: NewEventTypeProps) {
  const t = useTranslations("adminEventTypes");
  const router = useRouter();
  return (
    <>
      <PageHeader title={t("newTitle")} crumbs={[{ label: t("admin") }, { label: t("title"), href: "/admin/event-types" }]}>
        <p className="mt-1 max-w-[760px] text-13 text-fg-2">{t("newText")}</p>
      </PageHeader>
      <EventTypeForm
        first={NEW_EVENT_TYPE}
        isKnown={false}
        groups={groups}
        review={review}
        save={create}
        onSaved={({ name }) => {
          toast.success(t("created"));
          router.push(`/admin/event-types/${encodeURIComponent(name)}`);
        }}
      />
    </>
  );
}
