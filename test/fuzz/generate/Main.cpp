//===- Main.cpp - program-generator ---------------------------------------===//
//
// Prints one source file of random, valid programs that say what they do:
//
//   program-generator --language=c++ --seed=17 --count=20
//   program-generator --seed=17 --list             what can be left out of it
//   program-generator --seed=17 --without=3,8,21   the same program without
//
// The same arguments give the same text on every machine.
//
//===----------------------------------------------------------------------===//

#include "Cpp.h"
#include "Trait.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

enum class Language { Cpp, Trait };

static cl::OptionCategory Category("What to generate");
static cl::opt<Language>
    In("language", cl::desc("The programs' language"),
       cl::values(clEnumValN(Language::Cpp, "c++", "C++"),
                  clEnumValN(Language::Trait, "trait", "the trait language")),
       cl::init(Language::Cpp), cl::cat(Category));
static cl::opt<uint64_t> Seed("seed", cl::desc("The first program's seed"),
                              cl::Required, cl::cat(Category));
static cl::opt<unsigned> Count("count", cl::desc("How many programs"),
                               cl::init(1), cl::cat(Category));
static cl::opt<unsigned> Size("size", cl::desc("About how large, from 1"),
                              cl::init(generate::Options().Size),
                              cl::cat(Category));
static cl::list<unsigned> Without("without", cl::CommaSeparated,
                                  cl::desc("Ids of parts that are left out"),
                                  cl::value_desc("ID"), cl::cat(Category));
static cl::opt<bool> List("list",
                          cl::desc("Print the parts instead: a line with id, "
                                   "id of the part around it or -1, kind"),
                          cl::cat(Category));

using generate::TraitForm;
static cl::opt<TraitForm>
    Form("form", cl::desc("How programs of the trait language are written"),
         cl::values(clEnumValN(TraitForm::Strategies, "strategies",
                               "with strategies at all levels"),
                    clEnumValN(TraitForm::Plain, "plain", "without"),
                    clEnumValN(TraitForm::Boxed, "boxed",
                               "nothing but what Rust has, too"),
                    clEnumValN(TraitForm::Rust, "rust", "the same, for rustc")),
         cl::init(generate::Options().Form), cl::cat(Category));

int main(int argc, char **argv) {
  cl::HideUnrelatedOptions(Category);
  cl::ParseCommandLineOptions(argc, argv, "Random programs, by seed\n");

  generate::Options Opts;
  Opts.Size = std::max(1u, unsigned(Size));
  Opts.Form = Form;
  SparseBitVector<> LeftOut;
  for (unsigned Id : Without)
    LeftOut.set(Id);
  generate::Writer W(List ? nulls() : outs(), std::move(LeftOut),
                     List ? &outs() : nullptr);

  switch (In) {
  case Language::Cpp:
    generate::writeCppPrograms(W, Seed, Count, Opts);
    return 0;
  case Language::Trait:
    if (generate::writeTraitPrograms(W, Seed, Count, Opts))
      return 0;
    errs() << formatv("{0}: this build has no generator for the trait "
                      "language\n",
                      argv[0]);
    return 1;
  }
  llvm_unreachable("no such language");
}
