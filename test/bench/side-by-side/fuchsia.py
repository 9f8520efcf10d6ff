"""Writes Fuchsia's protocol: a tree of async calls five deep whose leaf is ready
at once, in many versions that differ a little, so that no branch predictor
learns them and no optimizer merges them.

(rust-lang.github.io/wg-async, "Barbara begets backpressure and benchmarks
async_trait". What a node does, and in which order the versions run, is ours.)

  static  each node knows the next one
  dyn     each node has the next one behind a vtable: the trait language only
  boxed   the same, the futures in boxes by hand
  plain   the same, no async
"""
import executor

DEEP = 5


def body(variant, level, call):
    if level == 0:
        return """        let kept = x ^ %d;
        if kept == u64::MAX {
            yield_now().await;
        }
        self.k = self.k.wrapping_add(kept);
        self.k
""" % (variant * 8191 + 17)
    return """        let below = self.below.go(x.wrapping_add(%d))%s;
        if below == u64::MAX {
            yield_now().await;
        }
        self.k = below.wrapping_mul(%d).wrapping_add(self.k);
        self.k
""" % (variant * 31 + level, call, 2 * variant + 2 * level + 1)


def text(form, variants, rounds, rust):
    plain = form == "plain"
    boxed = "std::pin::Pin<Box<dyn std::future::Future<Output = u64> + 'a>>"
    signature = {
        "plain": "fn go(&mut self, x: u64) -> u64",
        "boxed": "fn go<'a>(&'a mut self, x: u64) -> " + boxed,
    }.get(form, "async fn go(&mut self, x: u64) -> u64")
    out = ["trait Node { %s; }" % signature,
           "trait Run { fn run(&mut self, x: u64) -> u64; }"]
    if not rust:
        out[0] = out[0].replace(boxed, "Pin<Box<dyn Future<Output = u64> + 'a>>")
        signature = signature.replace(
            boxed, "Pin<Box<dyn Future<Output = u64> + 'a>>")
    for v in range(variants):
        for level in range(DEEP):
            name = "V%dL%d" % (v, level)
            below = ""
            if level:
                kind = ("V%dL%d" % (v, level - 1) if form == "static"
                        else "Box<dyn Node>")
                below = ", below: " + kind
            inner = body(v, level, "" if plain else ".await")
            if plain:
                inner = inner.replace("yield_now().await", 'panic!("never")')
            if form == "boxed":
                inner = "        Box::pin(async move {\n%s        })\n" % inner
            out.append("struct %s { k: u64%s }\nimpl Node for %s {\n    %s {\n%s"
                       "    }\n}" % (name, below, name, signature, inner))
        made = "V%dL0 { k: %d }" % (v, v)
        for level in range(1, DEEP):
            if form != "static":
                made = "Box::new(%s)" % made
            made = "V%dL%d { k: %d, below: %s }" % (v, level, v + level, made)
        top = "V%dL%d" % (v, DEEP - 1)
        go = ("self.top.go(x)" if plain else "to_end(self.top.go(x))")
        # Who starts a tree knows its root.
        out.append("struct R%d { top: %s }\nimpl Run for R%d {\n    fn run(&mut "
                   "self, x: u64) -> u64 {\n        %s\n    }\n}\nfn make%d() -> "
                   "Box<dyn Run> { Box::new(R%d { top: %s }) }" % (
                       v, top, v, go, v, v, made))
    # The step is prime to any power of two: all are called, far from in turn.
    out.append("""fn main() {
    let mut all: [Box<dyn Run>; %d] = [%s];
    let mut sum = 0u64;
    let mut at = 1u64;
    let mut i = 0u64;
    while i < %d {
        sum = sum.wrapping_add(all[(at %% %d) as usize].run(i));
        at = at.wrapping_mul(5).wrapping_add(3);
        i += 1;
    }
    println!("{}", sum);
}
""" % (variants, ", ".join("make%d()" % v for v in range(variants)),
       rounds * variants, variants))
    out.append(executor.text(rust))
    return "\n".join(out)
