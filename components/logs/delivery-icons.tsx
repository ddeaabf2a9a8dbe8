import { useTranslations } from "next-intl";
import { DELIVERY_LOOKS } from "@/components/deliveries/delivery-status";
import { cn } from "@/components/ui/cn";
import type { DeliveryAnswer } from "@/lib/delivery-log/schema";

const SHOWN = 5;

const COLOURS = { ok: "text-ok-solid", warn: "text-warn-fg", bad: "text-bad-fg", info: "text-info-fg", mute: "text-mute-fg" } as const;

/** An icon for each endpoint a message went to, named with how it stands there. */
export function DeliveryIcons({ deliveries }: { deliveries: readonly DeliveryAnswer[] }) {
  const t = useTranslations("logs");
  const statuses = useTranslations("statuses");
  const name = ({ status, url }: DeliveryAnswer) => t("deliveryIcon", { status: statuses(status), url });
  const rest = deliveries.slice(SHOWN);
  if (deliveries.length === 0) {
    const { icon: Icon } = DELIVERY_LOOKS.NotSent;
    return (
      <span role="img" aria-label={t("noEndpoint")} title={t("noEndpoint")} className="inline-flex align-middle text-mute-fg">
        <Icon aria-hidden className="size-3.5" strokeWidth={2} />
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-[5px] align-middle">
      {deliveries.slice(0, SHOWN).map((delivery) => {
        const { icon: Icon, tone } = DELIVERY_LOOKS[delivery.status];
        return (
          <span
            key={delivery.webhookId}
            role="img"
            aria-label={name(delivery)}
            title={name(delivery)}
            className={cn("inline-flex", COLOURS[tone])}
          >
            <Icon aria-hidden className="size-3.5" strokeWidth={2} />
          </span>
        );
      })}
      {rest.length > 0 ? (
        <span title={rest.map(name).join("\n")} className="text-12 text-fg-3 tabular-nums">
          {t("moreEndpoints", { count: rest.length })}
        </span>
      ) : null}
    </span>
  );
}
