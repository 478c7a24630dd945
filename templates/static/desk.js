// Tables of the desk that can be sorted, and its other parts that need script.
import { initAll } from "./vendor/moj/moj-frontend.min.js";

initAll();
