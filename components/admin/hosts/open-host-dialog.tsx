"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useDurations } from "@/components/display/durations";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { ActionResult } from "@/lib/action-result";
import type { HostAnswer, OpenHostInput } from "@/lib/hosts/schema";
import { HostDialog } from "./host-dialog";

interface OpenHostDialogProps {
  host: HostAnswer;
  /** Server action. */
  openHost: (input: OpenHostInput) => Promise<ActionResult<number>>;
  onClose: () => void;
  onDone: (clients: number) => void;
}

const MINUTES = ["15", "60", "240", "1440", "10080"] as const;

/** Holds everything for a host for a time. */
export default function OpenHostDialog({ host, openHost, onClose, onDone }: OpenHostDialogProps) {
  const t = useTranslations("adminHosts.open");
  const { delay } = useDurations();
  const id = useId();
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>("60");
  return (
    <HostDialog
      host={host}
      title={t("title", { host: host.host })}
      text={t("text")}
      submit={t("submit")}
      pending={t("pending")}
      onSubmit={(input) => openHost({ ...input, minutes: Number(minutes) })}
      onClose={onClose}
      onDone={onDone}
    >
      <Field id={id} group label={t("for")} hint={t("forHint")}>
        <Segmented
          label={t("for")}
          value={minutes}
          options={MINUTES.map((value) => ({ value, label: delay(Number(value) * 60_000) }))}
          onChange={setMinutes}
        />
      </Field>
    </HostDialog>
  );
}
