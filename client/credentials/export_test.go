package credentials

// RunProgram is for the tests of programs, which also need a client.
var RunProgram = runProgram
