import { TestingSkeleton } from "@/components/testing/testing-skeleton";

export default TestingSkeleton;
