//===- Terminal.cpp - The report as a table -------------------------------===//

#include "Output.h"
#include "Reasons.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Unicode.h"
#include <algorithm>
#include <tuple>

using namespace llvm;
using namespace report;

void report::sortSites(Report &R) {
  // Roots know their sites by number.
  std::vector<unsigned> Order(R.Sites.size()), Became(R.Sites.size());
  for (unsigned I = 0; I != Order.size(); ++I)
    Order[I] = I;
  llvm::sort(Order, [&](unsigned A, unsigned B) {
    const Site &X = R.Sites[A], &Y = R.Sites[B];
    auto Key = [](const Site &S) {
      return std::tuple(S.At.File, S.At.Line, S.At.Column, S.Caller, S.Callee,
                        S.K, S.Strategy, S.Reason);
    };
    if (X.Cost != Y.Cost)
      return X.Cost > Y.Cost;
    if (X.V != Y.V)
      return X.V > Y.V;
    return Key(X) < Key(Y);
  });
  std::vector<Site> Sorted;
  for (unsigned I : Order) {
    Became[I] = Sorted.size();
    Sorted.push_back(std::move(R.Sites[I]));
  }
  R.Sites = std::move(Sorted);
  for (Root &Of : R.Roots)
    for (Nested &N : Of.Frames)
      if (N.Site != ~0u)
        N.Site = Became[N.Site];
}

namespace {

constexpr unsigned NumColumns = 5;
using Row = std::array<std::string, NumColumns>;
enum Column { What, Where, Call, Why, Often };

class Table {
public:
  Table(const Report &R, const TableStyle &Style, raw_ostream &OS)
      : R(R), Style(Style), OS(OS) {}
  void run();

private:
  bool isShown(const Site &S) const {
    return Style.All || S.V >= Verdict::Root;
  }
  Row rowOf(const Site &S) const;
  void printRows();
  void printSummary();
  void printReasons();
  void printRoots();
  void wrap(StringRef Text, unsigned Indent);

  const Report &R;
  const TableStyle &Style;
  raw_ostream &OS;
};

} // namespace

// Nothing that a terminal would take for a command, or write backwards.
static std::string printable(StringRef Text) {
  std::string Out;
  auto *At = reinterpret_cast<const UTF8 *>(Text.bytes_begin());
  auto *End = reinterpret_cast<const UTF8 *>(Text.bytes_end());
  while (At != End) {
    UTF32 C = 0;
    const UTF8 *Begin = At;
    if (convertUTF8Sequence(&At, End, &C, strictConversion) != conversionOK)
      At = Begin + 1; // no character at all
    else if (sys::unicode::isPrintable(int(C)) &&
             !sys::unicode::isFormatting(int(C))) {
      Out.append(Begin, At);
      continue;
    }
    Out += '?';
  }
  return Out;
}

static unsigned columns(StringRef Text) {
  int Width = sys::unicode::columnWidthUTF8(Text);
  return Width < 0 ? Text.size() : Width;
}

// The end of \p Text, which says more than its beginning.
static std::string endOf(StringRef Text, unsigned Width) {
  if (columns(Text) <= Width || Width < 2)
    return Text.str();
  while (columns(Text) > Width - 1) {
    Text = Text.drop_front();
    while (!Text.empty() && (Text.front() & 0xC0) == 0x80)
      Text = Text.drop_front(); // the rest of a character
  }
  return ("\u2026" + Text).str();
}

Row Table::rowOf(const Site &S) const {
  Row Cells;
  Cells[What] = nameOf(S.V).str();
  Cells[Where] = S.At.Line ? formatv("{0}:{1}:{2}", printable(S.At.File),
                                     S.At.Line, S.At.Column)
                                 .str()
                           : "?";
  if (S.K == Site::Kind::Coroutine) {
    Cells[Call] = printable(shortName(S.Caller));
  } else {
    Cells[Call] = printable(shortName(S.Caller)) + " -> ";
    if (!S.Callee.empty())
      Cells[Call] += printable(shortName(S.Callee));
    else if (S.MayCall.size() == 1)
      Cells[Call] += printable(shortName(S.MayCall.front())) + " (by name)";
    else if (!S.MayCall.empty())
      Cells[Call] += printable(baseName(S.MayCall.front())) + ", one of " +
                     std::to_string(S.MayCall.size());
    else
      Cells[Call] += "indirect";
  }
  Cells[Why] = printable(S.Reason.empty() ? S.Strategy : S.Reason);
  if (std::optional<uint64_t> N = wantedBytes(R, S))
    Cells[Why] += ", N = " + std::to_string(*N);
  if (S.Counts)
    Cells[Often] =
        formatv("{0:N} of {1:N}", S.Counts->allocations(), S.Counts->Calls)
            .str();
  else if (R.HasProfile)
    Cells[Often] = "not run";
  else if (S.LoopDepth)
    Cells[Often] = S.LoopDepth == 1
                       ? "in a loop"
                       : "in " + std::to_string(S.LoopDepth) + " loops";
  return Cells;
}

void Table::printRows() {
  std::vector<std::pair<Verdict, Row>> Rows;
  for (const Site &S : R.Sites)
    if (isShown(S))
      Rows.emplace_back(S.V, rowOf(S));
  if (Rows.empty())
    return;
  unsigned Widths[NumColumns] = {};
  for (auto &[V, Cells] : Rows)
    for (unsigned C = 0; C != NumColumns; ++C)
      Widths[C] = std::max(Widths[C], columns(Cells[C]));
  unsigned Total = 2 * (NumColumns - 1);
  for (unsigned W : Widths)
    Total += W;
  // The places and names give way, the longer one first.
  while (Style.Width && Total > Style.Width) {
    unsigned &Longest = Widths[Widths[Where] > Widths[Call] ? Where : Call];
    if (Longest <= 16)
      break;
    --Longest;
    --Total;
  }
  for (auto &[V, Cells] : Rows) {
    std::string Line;
    for (unsigned C = 0; C != NumColumns; ++C) {
      std::string Cell = endOf(Cells[C], Widths[C]);
      unsigned Pad = Widths[C] - std::min(columns(Cell), Widths[C]);
      Line += Cell + std::string(Pad + (C + 1 != NumColumns ? 2 : 0), ' ');
    }
    raw_ostream::Colors Color = V == Verdict::Heap    ? raw_ostream::RED
                                : V == Verdict::Maybe ? raw_ostream::YELLOW
                                : V == Verdict::Root  ? raw_ostream::CYAN
                                                      : raw_ostream::GREEN;
    if (Style.Color)
      OS.changeColor(Color);
    StringRef Text = StringRef(Line).rtrim();
    OS << Text.take_front(Widths[What]);
    if (Style.Color)
      OS.resetColor();
    OS << Text.drop_front(std::min<size_t>(Widths[What], Text.size())) << '\n';
  }
  OS << '\n';
}

void Table::printSummary() {
  OS << R.Sites.size() << (R.Sites.size() == 1 ? " call: " : " calls: ");
  ListSeparator Comma;
  for (unsigned V = NumVerdicts; V-- != 0;)
    if (unsigned N = R.count(Verdict(V)))
      OS << Comma << N << ' ' << nameOf(Verdict(V));
  OS << "  (" << R.NumRemarks << " remarks, " << R.NumFiles
     << (R.NumFiles == 1 ? " file" : " files") << ")\n";
}

void Table::wrap(StringRef Text, unsigned Indent) {
  unsigned Width = Style.Width ? std::max(40u, Style.Width) : 100;
  unsigned At = Indent;
  OS.indent(Indent);
  SmallVector<StringRef, 64> Words;
  Text.split(Words, ' ');
  for (StringRef Word : Words) {
    if (At != Indent && At + 1 + columns(Word) > Width) {
      OS << '\n';
      OS.indent(Indent);
      At = Indent;
    } else if (At != Indent) {
      OS << ' ';
      ++At;
    }
    OS << Word;
    At += columns(Word);
  }
  OS << '\n';
}

void Table::printReasons() {
  MapVector<StringRef, unsigned> Used;
  for (const Site &S : R.Sites)
    if (isShown(S) && !S.Reason.empty())
      ++Used[S.Reason];
  if (Used.empty())
    return;
  OS << "\nWhy, and what to change (docs/troubleshooting.md#remarks):\n";
  for (auto &[Name, Count] : Used) {
    OS << "\n  " << printable(Name) << " (" << Count
       << (Count == 1 ? " call)\n" : " calls)\n");
    const Reason *Known = findReason(Name);
    if (!Known) {
      wrap("This tool does not know it: it may be older than the plugin.", 4);
      continue;
    }
    wrap(Known->Means.str() + ".", 4);
    wrap("-> " + Known->Change.str() + ".", 4);
  }
}

void Table::printRoots() {
  if (R.Roots.empty())
    return;
  OS << "\nRoots: frame, storage behind it, and what its calls need of "
        "that:\n\n";
  for (const Root &Of : R.Roots) {
    const Coroutine &C = R.Coroutines.find(Of.Symbol)->second;
    auto Bytes = [](uint64_t N) { return formatv("{0,8:N}", N).str(); };
    OS << "  " << Bytes(C.Frame.value_or(0)) << " + " << Bytes(*C.Tail)
       << "  needs " << Bytes(Of.Needs) << (Of.Needs > *C.Tail ? " !" : "  ")
       << ' ' << printable(shortName(Of.Symbol))
       << (C.Recursive ? ", recursive" : "") << '\n';
  }
}

void Table::run() {
  printRows();
  printSummary();
  printReasons();
  printRoots();
}

void report::printTable(const Report &R, const TableStyle &Style,
                        raw_ostream &OS) {
  Table(R, Style, OS).run();
}
