"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { splitUrl } from "@/components/display/split-url";
import type { ReplayActions } from "@/components/replays/replay-actions";
import { ReplayPaceField } from "@/components/replays/replay-pace-field";
import { ReplayPlan } from "@/components/replays/replay-plan";
import { ReplayRangeFields } from "@/components/replays/replay-range-fields";
import { type StartRefusal, useReplayForm } from "@/components/replays/use-replay-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { Radio } from "@/components/ui/radio";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { REPLAY_KINDS, type ReplayAnswer, type ReplayKind } from "@/lib/replay/schema";

export interface ReplayDialogProps {
  consumer: WebhookConsumer;
  kind: ReplayKind;
  since: Date | null;
  /** How long messages are kept, in milliseconds. */
  keptMs: number;
  /** Another replay of this endpoint is under way. */
  busy: boolean;
  actions: ReplayActions;
  onStarted: (replay: ReplayAnswer) => void;
  onClose: () => void;
}

/** Recover failed messages or replay missing ones: which, how fast, and what that comes to before it starts. */
export default function ReplayDialog({ consumer, kind, since, keptMs, busy, actions, onStarted, onClose }: ReplayDialogProps) {
  const t = useTranslations("replays.dialog");
  const common = useTranslations("common");
  const format = useFormatter();
  const id = useId();
  const form = useReplayForm({ consumer, kind, since, keptMs, actions, onStarted });
  const { host, path, tail } = splitUrl(consumer.url);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.start();
  };
  const refusal = consumer.disabled ? "disabled" : busy ? "conflict" : null;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="w-[min(680px,calc(100vw-32px))] max-md:w-[calc(100vw-16px)]">
        <DialogHead title={t("title", { url: `${host}${path}${tail}` })} />
        <DialogBody>
          <form id={id} onSubmit={submit} noValidate>
            <KindField kind={form.kind} onChange={form.setKind} />
            <ReplayRangeFields range={form.range} issue={form.rangeIssue} keptMs={keptMs} />
            <ReplayPaceField pace={form.pace} rateLimit={consumer.rateLimit} />
          </form>
          <ReplayPlan form={form} />
          <Refusal refusal={refusal ? { error: refusal, message: "" } : form.refusal} />
        </DialogBody>
        <DialogFoot className="sticky bottom-0">
          <Button type="submit" form={id} variant="primary" disabled={!form.canStart || refusal !== null}>
            {form.pending
              ? t("starting")
              : form.counting
                ? t("counting")
                : t(form.kind === "failed" ? "recover" : "replay", { count: form.count, number: format.number(form.count, "whole") })}
          </Button>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <span className="ml-auto text-12 text-fg-3 max-md:hidden">{t("canBeCancelled")}</span>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}

function KindField({ kind, onChange }: { kind: ReplayKind; onChange: (kind: ReplayKind) => void }) {
  const t = useTranslations("replays.dialog");
  return (
    <fieldset className="mb-5 grid grid-cols-2 gap-2 max-md:grid-cols-1">
      <legend className="sr-only">{t("kind")}</legend>
      {REPLAY_KINDS.map((value) => (
        <Radio
          key={value}
          card
          name="replay-kind"
          checked={kind === value}
          onChange={() => onChange(value)}
          label={t(`kinds.${value}.title`)}
          note={t(`kinds.${value}.text`)}
        />
      ))}
    </fieldset>
  );
}

const REFUSALS = ["disabled", "conflict", "forbidden", "unauthenticated", "unreachable", "unexpected", "not_found"] as const;

/** Why it was not started, where no field is to blame. */
function Refusal({ refusal }: { refusal: StartRefusal | null }) {
  const t = useTranslations("replays.dialog.refusals");
  if (!refusal) return null;
  const known = REFUSALS.find((error) => error === refusal.error);
  return (
    <Banner
      tone={known === "disabled" || known === "conflict" ? "warn" : "bad"}
      title={t(`${known ?? "unexpected"}.title`)}
      className="mt-5 mb-0"
    >
      {known ? t(`${known}.text`) : refusal.message}
    </Banner>
  );
}
