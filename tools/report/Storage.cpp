//===- Storage.cpp - Who nests in whom, and what that takes ---------------===//
//
// A frame in a slot takes its own size, rounded up, and a header for each slot
// that it offers in turn, in which the frames of its callees nest. The slots
// of one frame have equal parts of what is left.
//
// Whom a virtual call reaches is a guess by name. Where that leads round in a
// circle (decorators of one interface do), each coroutine is taken to be once
// in a chain, those with the most slots innermost.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;
using namespace report;

namespace {

constexpr uint64_t HeaderSize = 16, Alignment = 16;
constexpr unsigned MaxFrames = 200; ///< in one drawing

struct Node {
  StringRef Symbol;
  Coroutine *C = nullptr;        ///< null: a forwarder, or unknown
  SmallVector<Node *, 4> Out;    ///< callees
  SmallVector<unsigned, 4> Site; ///< of each of these; ~0 in a forwarder
  SmallVector<bool, 4> ByName;
  SmallVector<bool, 4> HasRoom; ///< no: the callee is in a block of the root's
  uint64_t Needs = 0;
  unsigned Component = 0;

  unsigned slots() const { return C ? C->Slots : 1; }
  bool offers() const { return !C || C->Tail; }
  uint64_t span() const {
    if (!C)
      return 0;
    return alignTo(C->Frame.value_or(0), Alignment) +
           (C->Tail ? HeaderSize * C->Slots : 0);
  }
};

} // namespace

template <> struct llvm::GraphTraits<Node *> {
  using NodeRef = Node *;
  using ChildIteratorType = SmallVectorImpl<Node *>::iterator;
  static NodeRef getEntryNode(Node *N) { return N; }
  static ChildIteratorType child_begin(NodeRef N) { return N->Out.begin(); }
  static ChildIteratorType child_end(NodeRef N) { return N->Out.end(); }
};

namespace {

class Storage {
public:
  explicit Storage(Report &R) : R(R) {}
  void run();

private:
  Node *node(StringRef Symbol);
  void addEdge(Node *From, StringRef To, unsigned Site, bool ByName);
  void measure(ArrayRef<Node *> Component, bool HasCycle);
  uint64_t childNeeds(const Node &N, const Node &Child) const {
    // Of a circle, all but N itself is still to come.
    return N.Component == Child.Component && &N != &Child
               ? Child.Needs - N.span()
               : Child.Needs;
  }
  void draw(Node &Of);

  Report &R;
  BumpPtrAllocator Allocator;
  SpecificBumpPtrAllocator<Node> Nodes;
  MapVector<StringRef, Node *> BySymbol;
  unsigned NumComponents = 0;
};

} // namespace

Node *Storage::node(StringRef Symbol) {
  Node *&N = BySymbol[Symbol];
  if (!N) {
    N = new (Nodes.Allocate()) Node;
    N->Symbol = Symbol;
    if (auto It = R.Coroutines.find(Symbol); It != R.Coroutines.end())
      N->C = &It->second;
  }
  return N;
}

void Storage::addEdge(Node *From, StringRef To, unsigned Site, bool ByName) {
  From->Out.push_back(node(To));
  From->Site.push_back(Site);
  From->ByName.push_back(ByName);
  From->HasRoom.push_back(Site == ~0u || R.Sites[Site].HasRoom);
}

void Storage::measure(ArrayRef<Node *> Component, bool HasCycle) {
  SmallVector<Node *, 8> Members(Component);
  llvm::sort(Members, [](Node *A, Node *B) {
    return std::pair(B->slots(), A->Symbol) < std::pair(A->slots(), B->Symbol);
  });
  ++NumComponents;
  uint64_t Behind = 0;
  for (Node *N : Members) {
    N->Component = NumComponents;
    if (N->offers())
      for (auto [Child, HasRoom] : zip_equal(N->Out, N->HasRoom))
        if (HasRoom) // Needs is 0 of those of this component
          Behind = std::max(Behind, Child->Needs);
  }
  constexpr uint64_t TooMuch = uint64_t(1) << 40;
  for (Node *N : Members)
    Behind =
        std::min(TooMuch, N->span() + (N->offers() ? N->slots() * Behind : 0));
  for (Node *N : Members) {
    N->Needs = Behind;
    if (!N->C)
      continue;
    N->C->Needs = Behind;
    for (auto [Child, ByName] : zip_equal(N->Out, N->ByName))
      N->C->Recursive |= HasCycle && !ByName && is_contained(Members, Child);
  }
}

void Storage::draw(Node &Of) {
  Root Drawn;
  Drawn.Symbol = Of.Symbol;
  struct Step {
    Node *N;
    unsigned Depth;
    uint64_t Offset;
    unsigned Site;
    bool ByName, InBlock;
  };
  DenseSet<const Node *> Seen;
  SmallVector<Step, 16> Work{{&Of, 0, 0, ~0u, false, false}};
  while (!Work.empty()) {
    Step At = Work.pop_back_val();
    if (!Seen.insert(At.N).second)
      continue;
    if (Drawn.Frames.size() == MaxFrames) {
      Drawn.Cut = true;
      break;
    }
    // A root's own headers are not part of its tail, but lie in front of it.
    uint64_t Span = At.N->span();
    if (At.N->C)
      Drawn.Frames.push_back({At.N->Symbol, At.Depth, At.Offset, Span, At.Site,
                              At.ByName, At.InBlock});
    if (!At.N->offers())
      continue;
    SmallVector<unsigned, 8> Order;
    for (unsigned I = 0; I != At.N->Out.size(); ++I)
      Order.push_back(I);
    // The largest is drawn first, and so is pushed last.
    auto Needs = [&](unsigned I) { return childNeeds(*At.N, *At.N->Out[I]); };
    llvm::sort(Order, [&](unsigned A, unsigned B) {
      return std::pair(Needs(A), B) < std::pair(Needs(B), A);
    });
    for (unsigned I : Order)
      Work.push_back({At.N->Out[I], At.Depth + (At.N->C ? 1 : 0),
                      At.Offset + Span, At.N->C ? At.N->Site[I] : At.Site,
                      At.ByName || At.N->ByName[I],
                      At.InBlock || !At.N->HasRoom[I]});
  }
  for (auto [Child, HasRoom] : zip_equal(Of.Out, Of.HasRoom))
    if (HasRoom)
      Drawn.Needs = std::max(Drawn.Needs, Of.slots() * childNeeds(Of, *Child));
  R.Roots.push_back(std::move(Drawn));
}

void Storage::run() {
  for (auto &[Symbol, C] : R.Coroutines)
    node(Symbol);
  for (auto &[Symbol, Callees] : R.Forwards)
    for (StringRef Callee : Callees)
      addEdge(node(Symbol), Callee, ~0u, false);
  for (auto [I, S] : enumerate(R.Sites)) {
    if (S.K != Site::Kind::Lowered ||
        !(S.Strategy.starts_with("nested") || S.Strategy == "auto"))
      continue;
    Node *Caller = node(S.Caller);
    if (!Caller->C)
      continue; // no coroutine
    if (!S.Callee.empty())
      addEdge(Caller, S.Callee, I, false);
    for (StringRef Callee : S.MayCall)
      addEdge(Caller, Callee, I, true);
  }
  Node Entry;
  for (auto &[Symbol, N] : BySymbol)
    Entry.Out.push_back(N);
  for (auto It = scc_begin(&Entry); !It.isAtEnd(); ++It)
    if ((*It).front() != &Entry)
      measure(*It, It.hasCycle());
  for (auto &[Symbol, N] : BySymbol)
    for (auto [Child, Site] : zip_equal(N->Out, N->Site))
      if (Site != ~0u) {
        auto &Needs = R.Sites[Site].Needs;
        Needs = std::max(Needs.value_or(0), childNeeds(*N, *Child));
      }
  for (auto &[Symbol, N] : BySymbol)
    if (N->C && N->C->IsRoot && N->C->Tail)
      draw(*N);
  // Where most is missing, first.
  llvm::sort(R.Roots, [](const Root &A, const Root &B) {
    return std::pair(B.Needs, A.Symbol) < std::pair(A.Needs, B.Symbol);
  });
}

void report::measureStorage(Report &R) { Storage(R).run(); }
