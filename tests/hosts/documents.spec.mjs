// In notebooks and documents: the README's snippets, made into pages by the real tools, are live figures.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './host.mjs';

const PYTHON = process.env.NULLCLINE_DOCUMENTS_PYTHON;

/** Makes pages of these files by a Python module, and lets the host serve its folder `made`. */
async function make(host, info, files, ...call) {
  for (const [path, text] of Object.entries(files)) {
    const file = info.outputPath(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await promisify(execFile)(PYTHON, ['-m', ...call], { cwd: info.outputDir });
  host.folder = join(info.outputDir, 'made');
}

/** A cell of a notebook. */
const cell = (source) => ({ cell_type: 'code', id: `cell-${source.length}`, execution_count: null, metadata: {}, outputs: [], source });

test('Jupyter executes a notebook with either, and its HTML export is live', async ({ host, page }, info) => {
  const element = `from IPython.display import HTML\nHTML('''${host.snippet('element')}''')`;
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } }, cells: [cell(host.snippet('jupyter')), cell(element)] };
  // The export would ask others for libraries that these cells do not need.
  const alone = ['--HTMLExporter.mathjax_url=', '--HTMLExporter.require_js_url='];
  await make(host, info, { 'neuron.ipynb': JSON.stringify(notebook) }, 'nbconvert', '--execute', '--to', 'html', '--output-dir', 'made', ...alone, 'neuron.ipynb');
  await page.goto(`${host.address}neuron.html`);
  await host.framed().drawn();
  await page.locator('nullcline-demo').scrollIntoViewIfNeeded();
  await host.element().drawn();
});

test('Sphinx shows the frame in reStructuredText, and by MyST-Parser in Markdown', async ({ host, page }, info) => {
  const files = {
    'conf.py': 'project = "Course"\nextensions = ["myst_parser"]\nhtml_theme = "alabaster"\n',
    'index.rst': `Neurons\n=======\n\n.. toctree::\n\n   markdown\n\n${host.snippet('sphinx')}`,
    'markdown.md': `# A neuron\n\n${host.snippet('myst')}`,
  };
  await make(host, info, files, 'sphinx', '-q', '-W', '-b', 'html', '.', 'made');
  for (const name of ['index', 'markdown']) {
    await page.goto(`${host.address}${name}.html`);
    await host.framed().drawn();
  }
});

for (const [theme, settings] of Object.entries({ mkdocs: '\n  highlightjs: false', material: '\n  font: false\n  features: [navigation.instant]' })) {
  test(`MkDocs shows both in the midst of Markdown, with the theme ${theme}`, async ({ host, page }, info) => {
    const files = {
      'mkdocs.yml': `site_name: Course\nsite_url: ${host.address}\ntheme:\n  name: ${theme}${settings}\n`,
      'docs/index.md': `# A frame\n\nLook:\n\n${host.snippet('iframe')}\nThat was [a frame](element.md).\n`,
      'docs/element.md': `# An element\n\nLook:\n\n${host.snippet('element')}\nThat was an element.\n`,
    };
    await make(host, info, files, 'mkdocs', 'build', '--quiet', '--strict', '--site-dir', 'made');
    await page.goto(host.address);
    await host.framed().drawn();
    // The theme may fetch the next page into this one.
    await page.getByText('That was').getByRole('link').press('Enter'); // by key: a theme scrolls smoothly away from under a mouse
    await expect(page).toHaveURL(/element/u);
    await host.element().drawn();
    await expect(page.getByText('That was an element.')).toBeVisible();
  });
}
