//===- Exhaustive.cpp - Do the arms of a match cover all values? ----------===//
//
// The patterns of all arms are a matrix, one row an arm. Its first column is
// resolved constructor by constructor: for each, the rows that match it go on
// with its fields in place of the column. Where no column is left, the first
// row without a guard takes the value; without such a row the constructors on
// the way are an example of what is not covered.
//
//===----------------------------------------------------------------------===//

#include "sema/Constructors.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;

namespace {
struct Row {
  SmallVector<const CtorPat *, 4> Pats;
  unsigned Arm;
  bool Guarded;
};
using Types = SmallVector<const Type *, 4>;
/// Patterns for the columns, the last one first.
using Witness = SmallVector<std::string, 4>;

class ExhaustiveCheck {
public:
  ExhaustiveCheck(Constructors &Cs, unsigned Arms) : Cs(Cs), Reached(Arms) {}
  /// Values of the types \p Columns that no row takes: some examples.
  std::vector<Witness> solve(std::vector<Row> Rows, const Types &Columns);

  Constructors &Cs;
  llvm::BitVector Reached; ///< arms that some value gets to
  bool TooComplex = false;

private:
  unsigned wildColumns(ArrayRef<Row> Rows, const Types &Columns);
  void expandOrs(std::vector<Row> &Rows);
  std::vector<Witness> solveCtor(const Ctor &C, ArrayRef<Row> Rows,
                                 const Types &Columns);
  std::vector<Witness> solveMissing(ArrayRef<Ctor> Missing, ArrayRef<Row> Rows,
                                    const Types &Columns);
  SmallVector<std::string, 4> printMissing(ArrayRef<Ctor> Missing,
                                           const Type *T);

  static constexpr unsigned MaxWitnesses = 4;
  static constexpr unsigned MaxSteps = 1000000;
  unsigned Steps = 0;
};
} // namespace

/// Alternatives in the first column become rows of their own.
void ExhaustiveCheck::expandOrs(std::vector<Row> &Rows) {
  if (llvm::none_of(Rows,
                    [](const Row &R) { return R.Pats[0]->C.K == Ctor::Or; }))
    return;
  std::vector<Row> Out;
  std::function<void(const Row &, const CtorPat *)> Add =
      [&](const Row &R, const CtorPat *P) {
        if (P->C.K != Ctor::Or) {
          Out.push_back(R);
          Out.back().Pats[0] = P;
          return;
        }
        for (const CtorPat *A : P->Fields)
          Add(R, A);
      };
  for (const Row &R : Rows)
    Add(R, R.Pats[0]);
  Rows = std::move(Out);
}

/// How many columns at the left look at nothing.
unsigned ExhaustiveCheck::wildColumns(ArrayRef<Row> Rows,
                                      const Types &Columns) {
  // An empty match lists what there is.
  if (Rows.empty() && Columns.size() == 1)
    return 0;
  unsigned N = 0;
  while (N != Columns.size() && !Cs.isEmpty(Columns[N]) &&
         llvm::all_of(
             Rows, [&](const Row &R) { return R.Pats[N]->C.K == Ctor::Wild; }))
    ++N;
  return N;
}

std::vector<Witness> ExhaustiveCheck::solve(std::vector<Row> Rows,
                                            const Types &Columns) {
  Steps += Rows.size() + 1;
  if (Steps > MaxSteps) {
    TooComplex = true;
    return {};
  }
  if (Columns.empty()) {
    for (const Row &R : Rows) {
      Reached.set(R.Arm);
      if (!R.Guarded)
        return {};
    }
    return {Witness()};
  }
  expandOrs(Rows);
  if (unsigned Same = wildColumns(Rows, Columns)) {
    for (Row &R : Rows)
      R.Pats.erase(R.Pats.begin(), R.Pats.begin() + Same);
    std::vector<Witness> Found =
        solve(std::move(Rows), Types(Columns.begin() + Same, Columns.end()));
    for (Witness &Wi : Found)
      Wi.append(Same, "_");
    return Found;
  }
  const Type *T = Columns[0];
  SmallVector<const Ctor *, 8> Heads;
  for (const Row &R : Rows)
    if (R.Pats[0]->C.K != Ctor::Wild)
      Heads.push_back(&R.Pats[0]->C);
  if (Cs.isEmpty(T)) {
    for (const Row &R : Rows)
      Reached.set(R.Arm);
    return {};
  }
  SmallVector<Ctor, 8> Missing, Present;
  for (Ctor &C : Cs.split(T, Heads)) {
    if (llvm::any_of(Heads, [&](const Ctor *H) { return H->covers(C); }))
      Present.push_back(std::move(C));
    else if (!Cs.isEmpty(C, T))
      Missing.push_back(std::move(C));
  }
  std::vector<Witness> Found;
  for (const Ctor &C : Present) {
    llvm::append_range(Found, solveCtor(C, Rows, Columns));
    if (TooComplex)
      return {};
  }
  // Of strings and floats there are always more.
  bool Open =
      llvm::any_of(Heads, [](const Ctor *C) { return C->K == Ctor::Opaque; });
  if (!Missing.empty() || Open || Heads.empty())
    llvm::append_range(Found, solveMissing(Missing, Rows, Columns));
  if (Found.size() > MaxWitnesses)
    Found.resize(MaxWitnesses);
  return Found;
}

/// The rows that match constructor \p C in the first column.
std::vector<Witness> ExhaustiveCheck::solveCtor(const Ctor &C,
                                                ArrayRef<Row> Rows,
                                                const Types &Columns) {
  Types Inner = Cs.fieldTypes(C, Columns[0]);
  unsigned Arity = Inner.size();
  Inner.append(Columns.begin() + 1, Columns.end());
  std::vector<Row> Next;
  for (const Row &R : Rows) {
    const CtorPat &Head = *R.Pats[0];
    if (!Head.C.covers(C))
      continue;
    Row N{{}, R.Arm, R.Guarded};
    N.Pats.assign(Arity, Cs.wild());
    if (Head.C.K == Ctor::Slice) {
      // The elements from both ends.
      for (unsigned I = 0; I != Head.C.Prefix; ++I)
        N.Pats[I] = Head.Fields[I];
      for (unsigned I = 0; I != Head.C.Suffix; ++I)
        N.Pats[Arity - 1 - I] = Head.Fields[Head.Fields.size() - 1 - I];
    } else {
      llvm::copy(Head.Fields, N.Pats.begin());
    }
    N.Pats.append(R.Pats.begin() + 1, R.Pats.end());
    Next.push_back(std::move(N));
  }
  std::vector<Witness> Found = solve(std::move(Next), Inner);
  for (Witness &Wi : Found) {
    SmallVector<std::string, 4> Fields(Wi.rbegin(), Wi.rbegin() + Arity);
    Wi.truncate(Wi.size() - Arity);
    Wi.push_back(Cs.print(C, Columns[0], Fields));
  }
  return Found;
}

SmallVector<std::string, 4>
ExhaustiveCheck::printMissing(ArrayRef<Ctor> Missing, const Type *T) {
  SmallVector<Ctor, 8> Merged;
  for (const Ctor &C : Missing) {
    if (!Merged.empty() && C.K == Ctor::Range &&
        Merged.back().High + 1 == C.Low)
      Merged.back().High = C.High;
    else
      Merged.push_back(C);
  }
  SmallVector<std::string, 4> Out;
  for (const Ctor &C : ArrayRef(Merged).take_front(MaxWitnesses)) {
    SmallVector<std::string, 4> Fields(Cs.fieldTypes(C, T).size(), "_");
    Out.push_back(Cs.print(C, T, Fields));
  }
  return Out;
}

/// Whatever is in the first column that no row names: those that take all.
std::vector<Witness> ExhaustiveCheck::solveMissing(ArrayRef<Ctor> Missing,
                                                   ArrayRef<Row> Rows,
                                                   const Types &Columns) {
  std::vector<Row> Next;
  for (const Row &R : Rows)
    if (R.Pats[0]->C.K == Ctor::Wild)
      Next.push_back({{R.Pats.begin() + 1, R.Pats.end()}, R.Arm, R.Guarded});
  std::vector<Witness> Below =
      solve(std::move(Next), Types(Columns.begin() + 1, Columns.end()));
  if (Below.empty())
    return {};
  SmallVector<std::string, 4> Heads = {"_"};
  if (!Missing.empty())
    Heads = printMissing(Missing, Columns[0]);
  std::vector<Witness> Found;
  for (const std::string &Head : Heads)
    for (const Witness &Wi : Below) {
      Found.push_back(Wi);
      Found.back().push_back(Head);
    }
  return Found;
}

// --- Entry points ------------------------------------------------------------

static std::string listOf(ArrayRef<Witness> Found) {
  std::string S;
  for (size_t I = 0; I != Found.size(); ++I) {
    if (I)
      S += I + 1 == Found.size() ? " and " : ", ";
    S += "`" + Found[I][0] + "`";
  }
  return S;
}

void traitc::checkExhaustive(const hir::Expr &Match, World &W,
                             Diagnostics &Diags) {
  const Type *T = Match.A->Ty;
  if (T->hasError())
    return;
  Constructors Cs(W);
  ExhaustiveCheck Check(Cs, Match.Arms.size());
  std::vector<Row> Rows;
  for (unsigned I = 0; I != Match.Arms.size(); ++I)
    Rows.push_back(
        {{Cs.lower(*Match.Arms[I].Pat)}, I, Match.Arms[I].Guard != nullptr});
  std::vector<Witness> Found = Check.solve(std::move(Rows), {T});
  if (Check.TooComplex)
    return Diags.error(Match.A->Loc,
                       "this match is too complex: whether it covers "
                       "all values cannot be found out");
  if (!Found.empty())
    return Diags.error(Match.A->Loc, "non-exhaustive match: " + listOf(Found) +
                                         (Found.size() == 1 ? " is" : " are") +
                                         " not covered");
  for (unsigned I = 0; I != Match.Arms.size(); ++I)
    if (!Check.Reached[I])
      Diags.warning(Match.Arms[I].Pat->Loc, "this arm can never be reached");
}

std::string traitc::refutedBy(const hir::Pattern &P, World &W) {
  Constructors Cs(W);
  ExhaustiveCheck Check(Cs, 1);
  std::vector<Row> Rows;
  Rows.push_back({{Cs.lower(P)}, 0, false});
  std::vector<Witness> Found = Check.solve(std::move(Rows), {P.Ty});
  return Check.TooComplex ? "`_`" : listOf(Found);
}
