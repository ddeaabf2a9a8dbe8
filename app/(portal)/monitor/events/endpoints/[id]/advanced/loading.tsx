import { AdvancedSkeleton } from "@/components/consumers/advanced/advanced-skeleton";

export default AdvancedSkeleton;
