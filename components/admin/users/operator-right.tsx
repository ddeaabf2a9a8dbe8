"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "@/components/settings/settings-section";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { UserDetail } from "@/lib/users/schema";
import type { UserActions } from "./user-actions";

interface OperatorRightProps extends Pick<UserActions, "setOperator"> {
  user: UserDetail;
  /** Whether the operator looks at themselves. */
  isSelf: boolean;
}

/** Whether someone operates the service, and the way to change that. */
export function OperatorRight({ user, isSelf, setOperator }: OperatorRightProps) {
  const t = useTranslations("admin.users.right");
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const words = user.isOperator ? "revoke" : "grant";
  const change = async () => {
    const answer = await setOperator({ userId: user.id, isOperator: !user.isOperator }).catch(() => null);
    if (answer?.ok) toast.success(t(`${words}.done`, { name: user.name }));
    else setProblem(t(answer?.error === "conflict" ? "lastOperator" : "failed"));
    router.refresh();
    return answer?.ok ?? false;
  };
  return (
    <SettingsSection
      id="user-right"
      title={t("title")}
      text={t(user.isOperator ? "is" : "isNot", { name: user.name })}
      actions={
        <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
          {t(`${words}.open`)}
        </Button>
      }
    >
      {asking ? (
        <ConfirmDialog
          title={t(`${words}.title`, { name: user.name })}
          description={t(user.isOperator && isSelf ? "revoke.textSelf" : `${words}.text`)}
          submit={t(`${words}.submit`)}
          pending={t(`${words}.pending`)}
          failed={problem}
          onConfirm={change}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </SettingsSection>
  );
}
