//===- JSON.cpp - The report as JSON --------------------------------------===//
//
// docs/report.md describes the fields.
//
//===----------------------------------------------------------------------===//

#include "llvm/Support/JSON.h"
#include "Output.h"
#include "Reasons.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace llvm;
using namespace report;

namespace {

constexpr unsigned LinesAround = 10;

class Writer {
public:
  Writer(const Report &R, Sources *Files, bool Indent, raw_ostream &OS)
      : R(R), Files(Files), J(OS, Indent ? 2 : 0) {}
  void run();

private:
  // What comes from files may be no UTF-8.
  void text(StringRef Key, StringRef Value) {
    J.attribute(Key, json::isUTF8(Value) ? Value.str() : json::fixUTF8(Value));
  }
  void place(const Place &At) {
    text("file", At.File);
    J.attribute("line", At.Line);
    J.attribute("column", At.Column);
  }
  void number(StringRef Key, std::optional<uint64_t> N) {
    if (N)
      J.attribute(Key, int64_t(*N));
  }
  void names(StringRef Symbol);
  void summary();
  void site(const Site &S);
  void coroutine(StringRef Symbol, const Coroutine &C);
  void root(const Root &Of);
  void reasons();
  void sources();

  const Report &R;
  Sources *Files;
  json::OStream J;
};

} // namespace

static StringRef nameOf(Site::Kind K) {
  switch (K) {
  case Site::Kind::Lowered:
    return "lowered";
  case Site::Kind::Elided:
    return "elided";
  case Site::Kind::Missed:
    return "missed";
  case Site::Kind::Root:
    return "root";
  case Site::Kind::Coroutine:
    return "coroutine";
  }
  llvm_unreachable("all are above");
}

void Writer::names(StringRef Symbol) {
  text("symbol", Symbol);
  if (Symbol.empty())
    return;
  text("name", shortName(Symbol));
  text("full", fullName(Symbol));
}

void Writer::summary() {
  J.attribute("files", R.NumFiles);
  J.attribute("remarks", int64_t(R.NumRemarks));
  J.attribute("profile", R.HasProfile);
  J.attributeObject("summary", [&] {
    for (unsigned V = NumVerdicts; V-- != 0;)
      J.attribute(report::nameOf(Verdict(V)), R.count(Verdict(V)));
  });
}

void Writer::site(const Site &S) {
  J.object([&] {
    text("verdict", report::nameOf(S.V));
    J.attribute("kind", ::nameOf(S.K));
    place(S.At);
    J.attributeObject("caller", [&] { names(S.Caller); });
    J.attributeObject("callee", [&] { names(S.Callee); });
    J.attributeArray("mayCall", [&] {
      for (StringRef Symbol : S.MayCall)
        J.value(json::fixUTF8(Symbol));
    });
    text("reason", S.Reason);
    text("strategy", S.Strategy);
    number("slotSize", S.SlotSize);
    number("needs", S.Needs);
    number("wanted", wantedBytes(R, S));
    J.attribute("loopDepth", S.LoopDepth);
    J.attribute("units", S.Units);
    J.attribute("cost", S.Cost);
    if (!S.Counts)
      return;
    J.attributeObject("counts", [&] {
      number("calls", S.Counts->Calls);
      number("inSlots", S.Counts->InSlots);
      number("inFrames", S.Counts->InFrames);
      number("overflows", S.Counts->Overflows);
      number("blocks", S.Counts->Blocks);
      number("heapFrames", S.Counts->HeapFrames);
      number("largestFrame", S.Counts->LargestFrame);
    });
  });
}

void Writer::coroutine(StringRef Symbol, const Coroutine &C) {
  J.object([&] {
    names(Symbol);
    place(C.At);
    number("frame", C.Frame);
    number("tail", C.Tail);
    number("needs", C.Needs);
    if (C.Tail)
      J.attribute("slots", C.Slots);
    J.attribute("root", C.IsRoot);
    J.attribute("published", C.Published);
    J.attribute("recursive", C.Recursive);
  });
}

void Writer::root(const Root &Of) {
  J.object([&] {
    text("symbol", Of.Symbol);
    number("needs", Of.Needs);
    J.attribute("cut", Of.Cut);
    J.attributeArray("frames", [&] {
      for (const Nested &N : Of.Frames)
        J.object([&] {
          text("symbol", N.Symbol);
          J.attribute("depth", N.Depth);
          J.attribute("offset", int64_t(N.Offset));
          J.attribute("span", int64_t(N.Span));
          J.attribute("byName", N.ByName);
          J.attribute("inBlock", N.InBlock);
          if (N.Site != ~0u)
            place(R.Sites[N.Site].At);
        });
    });
  });
}

void Writer::reasons() {
  SetVector<StringRef> Used;
  for (const Site &S : R.Sites)
    if (!S.Reason.empty())
      Used.insert(S.Reason);
  for (StringRef Name : Used) {
    const Reason *Known = findReason(Name);
    J.attributeObject(json::fixUTF8(Name), [&] {
      text("means", Known ? Known->Means : "");
      text("change", Known ? Known->Change : "");
      text("see", "docs/troubleshooting.md#remarks");
    });
  }
}

// The lines around each site, as {"FILE": {"7": "text", ...}}.
void Writer::sources() {
  MapVector<StringRef, SetVector<unsigned>> Wanted;
  for (const Site &S : R.Sites)
    if (S.At.Line)
      for (unsigned L = S.At.Line > LinesAround ? S.At.Line - LinesAround : 1;
           L <= S.At.Line + LinesAround; ++L)
        Wanted[S.At.File].insert(L);
  for (auto &[File, Numbers] : Wanted) {
    ArrayRef<StringRef> Lines = Files->lines(File);
    if (Lines.empty())
      continue;
    J.attributeObject(json::fixUTF8(File), [&, &Of = Numbers] {
      for (unsigned L : Of)
        if (L <= Lines.size())
          text(std::to_string(L), Lines[L - 1].take_front(400));
    });
  }
}

void Writer::run() {
  J.object([&] {
    J.attribute("version", 1);
    summary();
    J.attributeArray("sites", [&] {
      for (const Site &S : R.Sites)
        site(S);
    });
    J.attributeArray("coroutines", [&] {
      for (auto &[Symbol, C] : R.Coroutines)
        coroutine(Symbol, C);
    });
    J.attributeArray("roots", [&] {
      for (const Root &Of : R.Roots)
        root(Of);
    });
    J.attributeObject("reasons", [&] { reasons(); });
    if (Files)
      J.attributeObject("sources", [&] { sources(); });
  });
}

void report::printJSON(const Report &R, Sources *Files, bool Indent,
                       raw_ostream &OS) {
  Writer(R, Files, Indent, OS).run();
  OS << '\n';
}
