"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { RotatedSecret } from "@/components/consumers/overview/rotated-secret";
import type { SecretActions } from "@/components/consumers/overview/secret-actions";
import { GRACE_HOURS, type SecretKind, useRotation } from "@/components/consumers/overview/use-rotation";
import { useClock } from "@/components/display/clock-store";
import { useInstants } from "@/components/display/instant-formats";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot, DialogHead } from "@/components/ui/dialog";
import { FieldError, fieldProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio } from "@/components/ui/radio";
import { Segmented } from "@/components/ui/segmented";

interface RotateSecretDialogProps {
  consumerId: string;
  /** Whether an Ed25519 key signs already. */
  hasKeyPair: boolean;
  rotate: SecretActions["rotate"];
  onRotated: () => void;
  onClose: () => void;
}

const KINDS = ["v1", "v1a"] as const satisfies readonly SecretKind[];

/** Rotates the signing secret: what happens to the one before, and which takes its place. */
export default function RotateSecretDialog({ consumerId, hasKeyPair, rotate, onRotated, onClose }: RotateSecretDialogProps) {
  const t = useTranslations("endpoint.rotate");
  const common = useTranslations("common");
  const id = useId();
  const rotation = useRotation(consumerId, rotate, onRotated);
  const isFirst = rotation.kind === "v1a" && !hasKeyPair;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rotation.pending) void rotation.submit();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="w-[min(520px,calc(100vw-32px))]">
        {rotation.rotated ? (
          <RotatedSecret secret={rotation.rotated} kind={rotation.kind} />
        ) : (
          <>
            <DialogHead title={t("title")}>{t(isFirst ? "textFirst" : "text")}</DialogHead>
            <DialogBody>
              <form id={id} onSubmit={submit} className="grid gap-5">
                <fieldset>
                  <legend className="mb-1.5 text-13 font-medium">{t("kind")}</legend>
                  <div className="grid grid-cols-2 gap-2 max-md:grid-cols-1">
                    {KINDS.map((kind) => (
                      <Radio
                        key={kind}
                        card
                        name="secret-kind"
                        checked={rotation.kind === kind}
                        onChange={() => rotation.setKind(kind)}
                        label={t(`kinds.${kind}.title`)}
                        note={t(`kinds.${kind}.text`)}
                      />
                    ))}
                  </div>
                </fieldset>
                {isFirst ? null : <GraceField rotation={rotation} />}
                <KeyField rotation={rotation} />
              </form>
              {rotation.refusal ? (
                <Banner tone="bad" title={t("notRotated")} className="mt-5 mb-0">
                  {t(`refusals.${rotation.refusal}`)}
                </Banner>
              ) : null}
            </DialogBody>
            <DialogFoot>
              <Button type="submit" form={id} variant="primary" disabled={rotation.pending}>
                {t(rotation.pending ? "pending" : isFirst ? "submitFirst" : "submit")}
              </Button>
              <DialogClose asChild>
                <Button variant="ghost">{common("cancel")}</Button>
              </DialogClose>
            </DialogFoot>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}

type Rotation = ReturnType<typeof useRotation>;

const HOUR_MS = 3_600_000;

function GraceField({ rotation: { graceHours, setGraceHours } }: { rotation: Rotation }) {
  const t = useTranslations("endpoint.rotate");
  const { write } = useInstants();
  const until = useClock((now) => write(now + graceHours * HOUR_MS, "moment"));
  return (
    <div>
      <p className="mb-1.5 text-13 font-medium">{t("grace")}</p>
      <Segmented
        label={t("grace")}
        value={String(graceHours)}
        options={GRACE_HOURS.map((hours) => ({ value: String(hours), label: t(`graces.${hours}`) }))}
        onChange={(hours) => setGraceHours(GRACE_HOURS.find((one) => String(one) === hours) ?? 24)}
      />
      <p className="mt-1.5 text-12 leading-[18px] text-fg-3">{graceHours === 0 ? t("noGrace") : t("graceUntil", { until })}</p>
    </div>
  );
}

function KeyField({ rotation: { kind, ownKey, setOwnKey, keyProblem } }: { rotation: Rotation }) {
  const t = useTranslations("endpoint.rotate");
  const error = keyProblem ? t(`keyProblems.${keyProblem}.${kind}`) : undefined;
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium">{t(`newKey.${kind}`)}</legend>
      <div className="grid gap-2">
        <Radio name="secret-source" checked={ownKey === null} onChange={() => setOwnKey(null)} label={t("make")} />
        <Radio name="secret-source" checked={ownKey !== null} onChange={() => setOwnKey("")} label={t("own")} note={t(`ownNote.${kind}`)} />
      </div>
      {ownKey === null ? null : (
        <div className="mt-2 pl-[26px]">
          <Input
            autoFocus
            autoComplete="off"
            spellCheck={false}
            aria-label={t("own")}
            value={ownKey}
            onChange={(event) => setOwnKey(event.target.value)}
            className="mono"
            {...fieldProps("own-secret", { error })}
          />
          <FieldError id="own-secret-error" error={error} />
        </div>
      )}
    </fieldset>
  );
}
