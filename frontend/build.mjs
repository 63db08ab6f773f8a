// Bundles the scripts of the page: `npm run build` writes them where the server serves them,
// `--check` says whether what is there is what the sources give, `--tests` bundles the unit tests.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const STATIC = join(HERE, "..", "server", "static");
const LICENSES = join(HERE, "LICENSES.txt");
const SCRIPTS = ["map", "page", "slides"];
/** Within the one file of a briefing, where nothing can be imported. */
const WITHIN_A_FILE = { "briefing_file": join(HERE, "..", "views", "templates", "briefing_file") };

const options = {
  absWorkingDir: HERE,
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  minify: true,
  target: ["es2020"],
  write: false,
};

const bundles = () => {
  const entryPoints = SCRIPTS.map((name) => `src/${name}.ts`);
  const within = Object.entries(WITHIN_A_FILE).map(([name, outdir]) =>
    build({ ...options, entryPoints: [`src/${name}.ts`], format: "iife", outdir }));
  return Promise.all([build({ ...options, entryPoints, outdir: STATIC }), ...within]);
};

// The packages whose code is in the bundles, each with the text of its license.
const licenses = async (inputs) => {
  const names = new Set(
    inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean),
  );
  const texts = [...names].sort().map(async (name) => {
    const folder = join(HERE, "node_modules", name);
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(72)}\n\n`);
};

const outputs = async () => {
  const built = await bundles();
  const files = built.flatMap(({ outputFiles }) => outputFiles.map(({ path, text }) => [path, text]));
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  return [...files, [LICENSES, await licenses(inputs)]];
};

const check = async () => {
  for (const [path, text] of await outputs()) {
    const there = await readFile(path, "utf8").catch(() => "");
    if (there !== text) throw new Error(`${path} is not what the sources give: make frontend`);
  }
};

const write = async () => {
  for (const [path, text] of await outputs()) await writeFile(path, text);
};

const bundleTests = async () => {
  const folder = join(HERE, ".tests");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const names = (await readdir(join(HERE, "tests"))).filter((name) => name.endsWith(".test.ts"));
  const entryPoints = names.map((name) => join("tests", name));
  await build({
    ...options,
    entryPoints,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    minify: false,
    platform: "node",
    write: true,
  });
};

const acts = { "--check": check, "--tests": bundleTests };
await (acts[process.argv[2]] ?? write)();
