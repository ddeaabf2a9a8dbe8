import { CircleCheck, CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";

/** Whether a client is served. */
export function ClientState({ suspended }: { suspended: boolean }) {
  const t = useTranslations("admin.clients.states");
  return suspended ? (
    <Status tone="bad" icon={CirclePause}>
      {t("suspended")}
    </Status>
  ) : (
    <Status tone="ok" icon={CircleCheck}>
      {t("active")}
    </Status>
  );
}
