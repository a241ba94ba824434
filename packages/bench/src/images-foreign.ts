import { execFileSync } from 'node:child_process';
import { MAX_BYTES, MAX_EDGE } from './images-variants.js';

/** The reference algorithm as it circulates, in Python with Pillow: reads, shrinks, WebP 90, 85, … until it fits. */
const PILLOW = `
import json, resource, sys, time, io
from PIL import Image
Image.MAX_IMAGE_PIXELS = None
def prepare(path):
    image = Image.open(path)
    if image.mode != 'RGB':
        image = image.convert('RGB')
    if max(image.size) > ${MAX_EDGE}:
        image.thumbnail((${MAX_EDGE}, ${MAX_EDGE}), Image.LANCZOS)
    quality = 90
    while True:
        out = io.BytesIO()
        image.save(out, 'WEBP', quality=quality)
        if out.tell() <= ${MAX_BYTES} or quality <= 50:
            return out.getvalue(), quality
        quality -= 5
cpu = time.process_time()
start = time.perf_counter()
data, quality = prepare(sys.argv[1])
wall = time.perf_counter() - start
cpu = time.process_time() - cpu
try:
    # Unlike ru_maxrss, this does not begin with what the parent had when it forked.
    rss = next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')) / 1024
except OSError:
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
open(sys.argv[2], 'wb').write(data)
print(json.dumps(dict(ms=wall * 1000, cpuMs=cpu * 1000, peakRssMiB=rss, quality=quality)))
`;

/** Runs cwebp and reports what the kernel counted for it. */
const CWEBP = `
import json, resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(['cwebp', '-quiet', '-resize', sys.argv[3], sys.argv[4], '-size', '${MAX_BYTES}', '-pass', '10', sys.argv[1], '-o', sys.argv[2]], check=True, stderr=subprocess.DEVNULL)
wall = (time.perf_counter() - start) * 1000
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps(dict(ms=wall, cpuMs=(used.ru_utime + used.ru_stime) * 1000, peakRssMiB=used.ru_maxrss / 1024)))
`;

/** Debian's own Python has Debian's Pillow, whatever else is first on the path. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

export const FOREIGN_VARIANTS = ['Pillow reference', 'cwebp -size'] as const;
export type ForeignVariant = (typeof FOREIGN_VARIANTS)[number];

/** The command that runs a variant, or why it cannot be run here. */
export function findForeign(
  variant: ForeignVariant,
): { readonly python: string } | { readonly missing: string } {
  const python = PYTHONS.find((candidate) =>
    works(candidate, ['-c', variant === 'cwebp -size' ? '' : 'import PIL']),
  );
  if (python === undefined) return { missing: 'Python with Pillow (Debian: python3-pil)' };
  if (variant === 'cwebp -size' && !works('cwebp', ['-version'])) return { missing: 'cwebp (Debian: webp)' };
  return { python };
}

/** Arguments of the Python process for one picture; `size` is what cwebp is to resize to. */
export function foreignArguments(
  variant: ForeignVariant,
  input: string,
  output: string,
  size: { readonly width: number; readonly height: number },
): string[] {
  if (variant === 'Pillow reference') return ['-c', PILLOW, input, output];
  return ['-c', CWEBP, input, output, String(size.width), String(size.height)];
}

function works(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
