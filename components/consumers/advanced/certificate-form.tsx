"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldProps } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import type { ActionResult, Refusal } from "@/lib/action-result";
import { CERTIFICATE_RULES, type ConsumerCertificateAnswer } from "@/lib/consumers/schema";
import { useRefusalText } from "./save-bar";
import { useSave } from "./use-save";

/** Server action. */
export type SetCertificate = (input: { id: string; pem: string }) => Promise<ActionResult<ConsumerCertificateAnswer>>;

const PLACEHOLDER = `-----BEGIN PRIVATE KEY-----
…
-----END PRIVATE KEY-----

-----BEGIN CERTIFICATE-----
…
-----END CERTIFICATE-----`;

interface CertificateFormProps {
  consumerId: string;
  setCertificate: SetCertificate;
  onSaved: (certificate: ConsumerCertificateAnswer) => void;
  onCancel: () => void;
}

/** Where a key and its certificate are pasted. */
export function CertificateForm({ consumerId, setCertificate, onSaved, onCancel }: CertificateFormProps) {
  const t = useTranslations("advanced.certificate");
  const common = useTranslations("common");
  const problemOf = useCertificateProblem();
  const { pending, refusal, run, forget } = useSave(setCertificate);
  const [pem, setPem] = useState("");
  const error = problemOf(refusal);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ id: consumerId, pem });
    if (answer.ok) onSaved(answer.data);
    else document.getElementById("certificate-pem")?.focus();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field id="certificate-pem" label={t("pem")} hint={t("pemHint")} error={error} className="mb-3">
        <Textarea
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          rows={10}
          wrap="off"
          placeholder={PLACEHOLDER}
          className="mono"
          value={pem}
          onChange={(event) => {
            setPem(event.target.value);
            forget();
          }}
          {...fieldProps("certificate-pem", { error, hint: true })}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" disabled={pending || pem.trim() === ""}>
          {pending ? t("saving") : t("save")}
        </Button>
        <Button size="sm" variant="ghost" disabled={pending} onClick={onCancel}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with a pasted pair, in the reader's language. */
function useCertificateProblem(): (refusal: Refusal | null) => string | undefined {
  const t = useTranslations("advanced.certificate.problems");
  const refusalText = useRefusalText();
  return (refusal) => {
    const rule = CERTIFICATE_RULES.find((one) => one === refusal?.issues[0]?.validatorName);
    return rule ? t(rule) : refusalText(refusal);
  };
}
